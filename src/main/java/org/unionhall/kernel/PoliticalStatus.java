package org.unionhall.kernel;

import java.util.List;

/**
 * Political status, the 13 codes of GB/T 4762-1984 (政治面貌代码). Sensitive: shown only to those who need it.
 */
public enum PoliticalStatus implements CodeTable {

    PARTY_MEMBER("01", "中共党员", "中国共产党党员", "党员", "正式党员", "共产党员", "中共正式党员"),
    PROBATIONARY_PARTY_MEMBER("02", "中共预备党员", "中国共产党预备党员", "预备党员"),
    YOUTH_LEAGUE_MEMBER("03", "共青团员", "中国共产主义青年团团员", "团员", "共产主义青年团团员"),
    REVOLUTIONARY_COMMITTEE("04", "民革党员", "中国国民党革命委员会会员", "中国国民党革命委员会党员", "民革会员",
            "民革成员", "民革"),
    DEMOCRATIC_LEAGUE("05", "民盟盟员", "中国民主同盟盟员", "民盟成员", "民盟"),
    NATIONAL_CONSTRUCTION("06", "民建会员", "中国民主建国会会员", "民建成员", "民建"),
    PROMOTING_DEMOCRACY("07", "民进会员", "中国民主促进会会员", "民进成员", "民进"),
    PEASANTS_AND_WORKERS("08", "农工党党员", "中国农工民主党党员", "农工党员", "农工党成员", "农工党", "农工民主党党员"),
    ZHI_GONG("09", "致公党党员", "中国致公党党员", "致公党员", "致公党成员", "致公党"),
    JIUSAN("10", "九三学社社员", "九三社员", "九三学社成员", "九三学社", "九三"),
    TAIWAN_LEAGUE("11", "台盟盟员", "台湾民主自治同盟盟员", "台盟成员", "台盟"),
    NO_PARTY_AFFILIATION("12", "无党派人士", "无党派民主人士", "无党派"),
    MASSES("13", "群众", "普通群众", "普通公民", "一般群众");

    private final String code;
    private final String zh;
    private final List<String> variants;

    PoliticalStatus(String code, String zh, String... variants) {
        this.code = code;
        this.zh = zh;
        this.variants = List.of(variants);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public List<String> variants() {
        return variants;
    }
}
