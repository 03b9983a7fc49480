package org.unionhall.kernel;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The papers with which a person proves who they are. Foreign, Hong Kong, Macao and Taiwan staff may join the union and
 * have no resident identity card. No national code table is claimed; the codes are the portal's own.
 */
public enum DocumentType implements CodeTable {

    /** Citizens' number under GB 11643: 18 characters, 15 digits in archives from before 1999; starts with 1 to 7. */
    RESIDENT_ID("01", "居民身份证", "1234567", null, "身份证", "二代身份证", "中国居民身份证", "公民身份号码"),
    /** Of any country; lenient, because every country numbers its own way. */
    PASSPORT("02", "护照", "", "[A-Z0-9]{5,20}", "外国护照", "中国护照", "普通护照"),
    /** 回乡证: H or M and eight digits; older cards print two more for the issue. */
    HK_MACAO_PERMIT("03", "港澳居民来往内地通行证", "", "[HM]\\d{8}(?:\\d{2})?",
            "回乡证", "港澳居民通行证", "港澳居民往来内地通行证"),
    /** 台胞证: eight digits today, longer and with letters in older booklets. */
    TAIWAN_PERMIT("04", "台湾居民来往大陆通行证", "", "(?=.*\\d)[A-Z0-9]{8,12}",
            "台胞证", "台湾居民通行证", "台湾居民往来大陆通行证"),
    /** Since 2018; numbered like a resident identity card, with 81, 82 or 83 in front. */
    RESIDENCE_PERMIT("05", "港澳台居民居住证", "8", null, "港澳居民居住证", "台湾居民居住证"),
    /** Since 2023 numbered like a resident identity card with 9 in front; before, three letters and twelve digits. */
    PERMANENT_RESIDENCE("06", "外国人永久居留身份证", "9", "[A-Z]{3}\\d{12}",
            "外国人永久居留证", "永久居留证", "外国人居留证", "中国绿卡"),
    /** Officers' and soldiers' cards carry Chinese words in their number: 军字第1234567号. */
    MILITARY_ID("07", "军官证", "", "[\\p{IsHan}A-Z0-9]{5,20}", "军人证", "军人身份证件", "士兵证", "文职干部证"),
    OTHER("99", "其他", "", "[\\p{IsHan}A-Z0-9]{5,20}", "其他证件", "其它");

    private final String code;
    private final String zh;
    private final List<String> variants;
    private final String leading;
    private final Pattern shape;

    DocumentType(String code, String zh, String leading, String shape, String... variants) {
        this.code = code;
        this.zh = zh;
        this.leading = leading;
        this.shape = shape == null ? null : Pattern.compile(shape);
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

    /** First digits of those numbers of this type that follow GB 11643; empty when none do. */
    String leading() {
        return leading;
    }

    boolean fits(String number) {
        return shape != null && shape.matcher(number).matches();
    }

    /** True when GB 11643 is to be applied: the type has such numbers, and this one has no other shape of the type. */
    boolean citizenNumbered(String number) {
        return !leading.isEmpty() && !fits(number);
    }
}
