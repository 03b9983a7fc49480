package org.unionhall.kernel;

import java.util.List;

/**
 * Ethnic group, GB/T 3304-1991: the 56 by their numeric codes, 97 and 98. Names as both 汉族 and 汉.
 * Sensitive: for statistics only.
 */
public enum Ethnicity implements CodeTable {

    HAN("01", "汉族", "汉"),
    MONGOL("02", "蒙古族", "蒙古"),
    HUI("03", "回族", "回"),
    TIBETAN("04", "藏族", "藏"),
    UYGHUR("05", "维吾尔族", "维吾尔"),
    MIAO("06", "苗族", "苗"),
    YI("07", "彝族", "彝"),
    ZHUANG("08", "壮族", "壮"),
    BUYEI("09", "布依族", "布依"),
    KOREAN("10", "朝鲜族", "朝鲜"),
    MANCHU("11", "满族", "满"),
    DONG("12", "侗族", "侗"),
    YAO("13", "瑶族", "瑶"),
    BAI("14", "白族", "白"),
    TUJIA("15", "土家族", "土家"),
    HANI("16", "哈尼族", "哈尼"),
    KAZAKH("17", "哈萨克族", "哈萨克"),
    DAI("18", "傣族", "傣"),
    LI("19", "黎族", "黎"),
    LISU("20", "傈僳族", "傈僳"),
    VA("21", "佤族", "佤", "卡佤族"),
    SHE("22", "畲族", "畲"),
    GAOSHAN("23", "高山族", "高山"),
    LAHU("24", "拉祜族", "拉祜"),
    SUI("25", "水族", "水"),
    DONGXIANG("26", "东乡族", "东乡"),
    NAXI("27", "纳西族", "纳西"),
    JINGPO("28", "景颇族", "景颇"),
    KYRGYZ("29", "柯尔克孜族", "柯尔克孜"),
    TU("30", "土族", "土"),
    DAUR("31", "达斡尔族", "达斡尔"),
    MULAO("32", "仫佬族", "仫佬"),
    QIANG("33", "羌族", "羌"),
    BLANG("34", "布朗族", "布朗"),
    SALAR("35", "撒拉族", "撒拉"),
    MAONAN("36", "毛南族", "毛南", "毛难族"),
    GELAO("37", "仡佬族", "仡佬"),
    XIBE("38", "锡伯族", "锡伯"),
    ACHANG("39", "阿昌族", "阿昌"),
    PUMI("40", "普米族", "普米"),
    TAJIK("41", "塔吉克族", "塔吉克"),
    NU("42", "怒族", "怒"),
    UZBEK("43", "乌孜别克族", "乌孜别克"),
    RUSSIAN("44", "俄罗斯族", "俄罗斯"),
    EWENKI("45", "鄂温克族", "鄂温克"),
    DEANG("46", "德昂族", "德昂", "崩龙族"),
    BONAN("47", "保安族", "保安"),
    YUGUR("48", "裕固族", "裕固"),
    GIN("49", "京族", "京"),
    TATAR("50", "塔塔尔族", "塔塔尔"),
    DERUNG("51", "独龙族", "独龙"),
    OROQEN("52", "鄂伦春族", "鄂伦春"),
    HEZHEN("53", "赫哲族", "赫哲"),
    MONBA("54", "门巴族", "门巴"),
    LHOBA("55", "珞巴族", "珞巴"),
    JINO("56", "基诺族", "基诺"),
    OTHER("97", "其他", "其它", "其他民族", "未识别民族"),
    NATURALISED("98", "外国血统中国籍人士", "外国血统", "入籍");

    private final String code;
    private final String zh;
    private final List<String> variants;

    Ethnicity(String code, String zh, String... variants) {
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

    /** The name as the standard prints it, 汉 for 汉族; the last two values have no other than their label. */
    public String shortZh() {
        return zh.endsWith("族") ? zh.substring(0, zh.length() - 1) : zh;
    }

    @Override
    public List<String> variants() {
        return variants;
    }
}
