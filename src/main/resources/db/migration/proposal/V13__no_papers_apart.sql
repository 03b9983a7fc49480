-- Files know their owner themselves (files_file.owner_id).
drop table proposal_paper;
