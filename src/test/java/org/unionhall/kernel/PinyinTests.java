package org.unionhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinyinTests {

    @ParameterizedTest
    @CsvSource({
        "张三, zhangsan, zs", "朱宁子, zhuningzi, znz", "单雄信, shanxiongxin, sxx", "曾国藩, zengguofan, zgf",
        "仇英, qiuying, qy", "解缙, xiejin, xj", "查良镛, zhaliangyong, zly", "盖叫天, gejiaotian, gjt",
        "翟志刚, zhaizhigang, zzg", "朴树, piaoshu, ps", "区志, ouzhi, oz", "任正非, renzhengfei, rzf",
        "华罗庚, hualuogeng, hlg", "乐毅, yueyi, yy", "尉健行, weijianxing, wjx", "缪斌, miaobin, mb",
        "覃海洋, qinhaiyang, qhy", "员半千, yunbanqian, ybq",
        "种师道, chongshidao, csd", "秘书, bishu, bs", "召明, shaoming, sm", "葛优, geyou, gy", "谌龙, chenlong, cl",
        "万里, wanli, wl",
        "尉迟恭, yuchigong, ycg", "万俟卨, moqixie, mqx", "长孙无忌, zhangsunwuji, zswj", "澹台灭明, tantaimieming, ttmm",
        "欧阳修, ouyangxiu, oyx", "令狐冲, linghuchong, lhc", "诸葛亮, zhugeliang, zgl", "宁静, ningjing, nj"})
    void surnamesAreReadAsSurnames(String name, String full, String initials) {
        assertThat(Pinyin.of(name).full()).isEqualTo(full);
        assertThat(Pinyin.of(name).initials()).isEqualTo(initials);
    }

    @ParameterizedTest
    @CsvSource({"张单, zhangdan", "李晟, lisheng", "李长春, lichangchun", "王重阳, wangchongyang", "张乐, zhangle", "美都, meidu"})
    void givenNamesAreNot(String name, String full) {
        assertThat(Pinyin.of(name).full()).isEqualTo(full);
    }

    @ParameterizedTest
    @CsvSource({"吕布, lvbu, lb", "张绿, zhanglv, zl", "韩略, hanlve, hl", "女娲, nvwa, nw"})
    void theUmlautIsV(String name, String full, String initials) {
        assertThat(Pinyin.of(name).full()).isEqualTo(full);
        assertThat(Pinyin.of(name).initials()).isEqualTo(initials);
    }

    @ParameterizedTest
    @CsvSource({
        "买买提·阿不都, maimaitiabudu, mmtabd", "古丽娜尔•艾力, gulinaeraili, glneal", "单·曾, danzeng, dz",
        "Anna J. Smith, annajsmith, ajs", "O'Brien, obrien, o", "José Müller, josemuller, jm", "张 Anna, zhanganna, za"})
    void separatorsGoAndEveryPartCounts(String name, String full, String initials) {
        assertThat(Pinyin.of(name).full()).isEqualTo(full);
        assertThat(Pinyin.of(name).initials()).isEqualTo(initials);
    }

    @ParameterizedTest
    @CsvSource({"𠮷田, jitian, jt", "刘䶮, liuyan, ly", "𡋤三, jinsan, js", "丁\uD882\uDD1F, ding\uD882\uDD1F, d\uD882\uDD1F"})
    void rareCharactersHaveTheirReadingOrStandForThemselves(String name, String full, String initials) {
        assertThat(Pinyin.of(name).full()).isEqualTo(full);
        assertThat(Pinyin.of(name).initials()).isEqualTo(initials);
    }

    /** What the search by part of a name relies on: a syllable begins after each blank. */
    @Test
    void syllablesStandApart() {
        assertThat(Pinyin.of("买买提·阿不都").spaced()).isEqualTo("mai mai ti a bu du");
        assertThat(Pinyin.of("Anna J. Smith").spaced()).isEqualTo("anna j smith");
    }

    @Test
    void everyCommonCharacterHasAPlainReading() {
        Charset gb2312 = Charset.forName("GB2312"); // its 6,763 ideographs
        assertThat(IntStream.range(0xB0A1, 0xF7FF).filter(c -> (c & 0xFF) >= 0xA1)
                .mapToObj(c -> new String(new byte[] {(byte) (c >> 8), (byte) c}, gb2312))
                .filter(s -> s.codePointAt(0) >= 0x4E00 && s.codePointAt(0) <= 0x9FA5))
                .hasSizeGreaterThan(6_700)
                .allSatisfy(s -> assertThat(Pinyin.of(s + s).full()).matches("[a-z]+"));
    }

    @Test
    void aMillionNamesTakeSeconds() {
        Pinyin.of("张三");
        PersonName[] names = {
            new PersonName("张三丰"), new PersonName("买买提·阿不都"), new PersonName("欧阳娜娜"),
            new PersonName("李静")};

        Assertions.assertTimeout(Duration.ofSeconds(8), () ->
                LongStream.range(0, 1_000_000).forEach(i -> Pinyin.of(names[(int) (i % names.length)])));
    }
}
