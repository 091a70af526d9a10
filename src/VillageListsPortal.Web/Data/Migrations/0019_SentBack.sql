-- What the countersigner wants changed stands beside what the district wants corrected, which is still to be answered.
ALTER TABLE admissions ADD COLUMN sent_back_reason text;
