package org.unionhall.launch;

import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.web.server.PortInUseException;

/**
 * Every reason for which the portal refuses to start, with the one sentence that says what is wrong and what to do.
 * The places in a sentence ({@code %s}) are filled with the facts of the case; never with a password.
 */
public enum BadStart {

    PORT_TAKEN(
            "Port %1$s is taken by another program: stop that program, or start on another port with --server.port=8090.",
            "端口 %1$s 已被其他程序占用:请先停止该程序,或用 --server.port=8090 换一个端口启动。"),
    MANAGEMENT_PORT_TAKEN(
            "The management port %1$s is taken by another program: stop that program, or choose another port with --management.server.port=8091.",
            "管理端口 %1$s 已被其他程序占用:请先停止该程序,或用 --management.server.port=8091 换一个端口。"),
    ADDRESS_NOT_HERE(
            "This computer has no address \"%1$s\": correct server.address (or management.server.address), or leave it out.",
            "本机没有地址“%1$s”:请更正 server.address(或 management.server.address),或者不要设置。"),

    FOLDER_NOT_WRITABLE(
            "The folder \"%1$s\" cannot be written: give your account the right to write there, or choose another folder with --unionhall.home=/another/folder.",
            "文件夹“%1$s”无法写入:请为当前用户授予写权限,或用 --unionhall.home=/另一个文件夹 换一个位置。"),
    FOLDER_IN_USE(
            "Another portal is already running on the folder \"%1$s\": use that one, stop it first, or choose another folder with --unionhall.home=/another/folder.",
            "另一个工会门户正在使用文件夹“%1$s”:请直接使用它或先停止它,或用 --unionhall.home=/另一个文件夹 换一个位置。"),
    FOLDER_FILE_DAMAGED(
            "The file \"%1$s\" is empty or damaged: put it back from a backup, or delete the folder \"%2$s\" to begin a new trial (the trial data are lost).",
            "文件“%1$s”为空或已损坏:请从备份恢复,或删除文件夹“%2$s”重新开始试用(试用数据将丢失)。"),

    TRIAL_NOT_ALONE(
            "The trial mode listens on this computer only, but %1$s is \"%2$s\": remove that setting, or configure a real database with SPRING_DATASOURCE_URL.",
            "试用模式只允许本机访问,而 %1$s 设为“%2$s”:请去掉该设置,或用 SPRING_DATASOURCE_URL 配置正式数据库。"),
    TRIAL_ON_REAL_DATABASE(
            "unionhall.trial=true and a configured database exclude each other: remove unionhall.trial, or remove spring.datasource.url to use the trial database.",
            "unionhall.trial=true 与已配置的数据库不能同时使用:请去掉 unionhall.trial,或去掉 spring.datasource.url 以使用试用数据库。"),
    TRIAL_DATABASE_OF_OTHER_VERSION(
            "The trial data in \"%1$s\" belong to PostgreSQL %2$s, but this portal brings PostgreSQL %3$s: start the older portal to take the data out, or delete that folder to begin a new trial.",
            "“%1$s”中的试用数据属于 PostgreSQL %2$s,而本门户自带 PostgreSQL %3$s:请用旧版门户导出数据,或删除该文件夹重新开始试用。"),
    TRIAL_DATABASE_NO_BINARIES(
            "There is no embedded PostgreSQL for this computer (%1$s): install PostgreSQL 18 and configure it with SPRING_DATASOURCE_URL.",
            "没有适用于本机(%1$s)的内置 PostgreSQL:请安装 PostgreSQL 18,并用 SPRING_DATASOURCE_URL 配置。"),
    TRIAL_DATABASE_NOT_AS_ROOT(
            "The embedded PostgreSQL cannot run as root on this computer: start the portal as an ordinary user, move it to a folder that everyone may enter, or configure a database with SPRING_DATASOURCE_URL.",
            "在本机上内置 PostgreSQL 不能以 root 身份运行:请以普通用户启动门户,或移到所有用户都能进入的文件夹,或用 SPRING_DATASOURCE_URL 配置数据库。"),
    TRIAL_DATABASE_FAILED(
            "The embedded PostgreSQL does not start (%1$s): read \"%2$s\", or delete the folder \"%3$s\" to begin a new trial (the trial data are lost).",
            "内置 PostgreSQL 无法启动(%1$s):请查看“%2$s”,或删除文件夹“%3$s”重新开始试用(试用数据将丢失)。"),

    DATABASE_HALF_CONFIGURED(
            "%1$s is set but spring.datasource.url is not: set SPRING_DATASOURCE_URL=jdbc:postgresql://host:5432/unionhall too, or remove it to use the trial mode.",
            "已设置 %1$s 但没有设置 spring.datasource.url:请同时设置 SPRING_DATASOURCE_URL=jdbc:postgresql://主机:5432/unionhall,或去掉它以使用试用模式。"),
    DATABASE_URL_WRONG(
            "\"%1$s\" is not the address of a PostgreSQL database: write SPRING_DATASOURCE_URL=jdbc:postgresql://host:5432/unionhall.",
            "“%1$s”不是 PostgreSQL 数据库地址:请写成 SPRING_DATASOURCE_URL=jdbc:postgresql://主机:5432/unionhall。"),
    DATABASE_UNREACHABLE(
            "The database %1$s does not answer: check that it is running and that SPRING_DATASOURCE_URL names the right host and port.",
            "数据库 %1$s 没有应答:请确认数据库正在运行,并检查 SPRING_DATASOURCE_URL 中的主机和端口。"),
    DATABASE_PASSWORD_WRONG(
            "The database %1$s refuses the password of the user \"%2$s\": correct SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.",
            "数据库 %1$s 拒绝了用户“%2$s”的密码:请更正 SPRING_DATASOURCE_USERNAME 和 SPRING_DATASOURCE_PASSWORD。"),
    DATABASE_USER_REFUSED(
            "The database %1$s lets the user \"%2$s\" not in from this computer: check the user's name, and pg_hba.conf on the database server.",
            "数据库 %1$s 不允许用户“%2$s”从本机登录:请检查用户名以及数据库服务器上的 pg_hba.conf。"),
    DATABASE_MISSING(
            "The database server answers, but has no database %1$s: create it with \"create database unionhall owner %2$s encoding 'UTF8' template template0\", or correct SPRING_DATASOURCE_URL.",
            "数据库服务器已应答,但其中没有数据库 %1$s:请用 \"create database unionhall owner %2$s encoding 'UTF8' template template0\" 创建,或更正 SPRING_DATASOURCE_URL。"),
    DATABASE_TOO_OLD(
            "The database %1$s is PostgreSQL %2$s, but the portal needs PostgreSQL 18 or later: upgrade the database server.",
            "数据库 %1$s 是 PostgreSQL %2$s,而门户需要 PostgreSQL 18 或更高版本:请升级数据库服务器。"),
    DATABASE_NOT_UTF8(
            "The database %1$s is encoded in %2$s and cannot hold every name: create it again with \"encoding 'UTF8' template template0\".",
            "数据库 %1$s 的编码是 %2$s,无法保存所有姓名用字:请用 \"encoding 'UTF8' template template0\" 重新创建。"),
    DATABASE_RIGHT_MISSING(
            "The database user may not create the portal's tables (%1$s): make that user the owner of the database with \"alter database ... owner to ...\".",
            "数据库用户无权建立门户所需的表(%1$s):请用 \"alter database ... owner to ...\" 将其设为数据库的所有者。"),

    SCHEMA_NEWER(
            "The data were already changed by a newer version of the portal (%1$s), which this version cannot read: start the newer version, or restore the backup made before the upgrade.",
            "数据已被更新版本的门户升级(%1$s),当前版本无法读取:请启动新版本,或恢复升级前的备份。"),
    SCHEMA_CHANGED(
            "The tables in the database were made by other migrations than those of this portal (%1$s): start the version that made them, or restore a backup that belongs to this version.",
            "数据库中的表与本门户的迁移脚本不一致(%1$s):请启动建立这些表的版本,或恢复与当前版本对应的备份。"),
    SCHEMA_FOREIGN(
            "The database already holds tables that are not the portal's: give the portal an empty database of its own in SPRING_DATASOURCE_URL.",
            "数据库中已有不属于本门户的表:请在 SPRING_DATASOURCE_URL 中为门户指定一个单独的空数据库。"),
    SCHEMA_FAILED(
            "Bringing the tables to this version failed and was taken back (%1$s): start again with --debug and send the message to those who look after the portal.",
            "将数据表升级到当前版本时失败并已撤回(%1$s):请加 --debug 重新启动,并将信息发给门户维护人员。"),

    SECRET_KEY_MISSING(
            "The secret key that protects ID numbers is not set: make one with \"openssl rand -base64 32\", set it as UNIONHALL_SECRET_KEY, and keep a copy in a safe place.",
            "尚未设置保护身份证件号码的密钥:请用 \"openssl rand -base64 32\" 生成,设为 UNIONHALL_SECRET_KEY,并在安全的地方保留一份。"),
    SECRET_KEY_NOT_BASE64(
            "The secret key in UNIONHALL_SECRET_KEY is not Base64: make one with \"openssl rand -base64 32\" and copy the whole line.",
            "UNIONHALL_SECRET_KEY 中的密钥不是 Base64 格式:请用 \"openssl rand -base64 32\" 生成,并完整复制整行。"),
    SECRET_KEY_WRONG_LENGTH(
            "The secret key in UNIONHALL_SECRET_KEY has %1$s bytes instead of 32: make one with \"openssl rand -base64 32\" and copy the whole line.",
            "UNIONHALL_SECRET_KEY 中的密钥为 %1$s 字节,应为 32 字节:请用 \"openssl rand -base64 32\" 生成,并完整复制整行。"),
    SECRET_KEY_WEAK(
            "The secret key in UNIONHALL_SECRET_KEY is a repeated pattern that anyone can guess: make one with \"openssl rand -base64 32\".",
            "UNIONHALL_SECRET_KEY 中的密钥是容易猜到的重复内容:请用 \"openssl rand -base64 32\" 重新生成。");

    private final String english;
    private final String chinese;

    BadStart(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    String english(Object... facts) {
        return english.formatted(facts);
    }

    String chinese(Object... facts) {
        return chinese.formatted(facts);
    }

    /**
     * The sentence for a failed start: the one thrown with it, or the one that fits the first known cause.
     *
     * @return empty when the failure is not one a reader of a sentence could mend (a programming error)
     */
    public static Optional<StartRefused> explain(Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            Optional<StartRefused> known = known(cause);
            if (known.isPresent()) {
                return known;
            }
        }
        return Optional.empty();
    }

    private static Optional<StartRefused> known(Throwable cause) {
        if (cause instanceof StartRefused refused) {
            return Optional.of(refused);
        }
        if (cause instanceof PortInUseException port) {
            return refuse(PORT_TAKEN, cause, port.getPort());
        }
        if (cause instanceof AccessDeniedException denied) {
            return refuse(FOLDER_NOT_WRITABLE, cause, denied.getFile());
        }
        if (cause instanceof SQLException sql && "42501".equals(sql.getSQLState())) {
            return refuse(DATABASE_RIGHT_MISSING, cause, firstLine(sql));
        }
        if (cause instanceof FlywayException flyway && !(cause.getCause() instanceof SQLException)) {
            return flyway.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE
                    ? refuse(SCHEMA_FOREIGN, cause)
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<StartRefused> refuse(BadStart reason, Throwable cause, Object... facts) {
        return Optional.of(new StartRefused(reason, cause, facts));
    }

    static String firstLine(Throwable failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return message.lines().findFirst().orElse(message).strip();
    }
}
