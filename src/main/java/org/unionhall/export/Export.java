package org.unionhall.export;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unionhall.files.FileId;
import org.unionhall.identity.AccountId;

/**
 * A workbook ordered in the background.
 *
 * @param list     {@link ExportSource#list()}
 * @param fileName with day and ending
 * @param reach    how far its owner's rights went when it was ordered
 * @param expected rows when it was ordered
 * @param rows     rows behind us; all of them once it is ready
 * @param file     null unless it is ready
 * @param refusal  message code when it failed, else null
 */
public record Export(UUID id, String list, ExportState state, AccountId owner, String fileName, boolean clear, String reason,
                     String reach, long expected, long rows, FileId file, String refusal, List<String> refusalArgs,
                     Instant orderedAt, int attempt) {
}
