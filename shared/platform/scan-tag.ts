/** The tag with which GuardDuty says what it found in an object ("Malware Protection for S3", GuardDuty user guide). */
export const SCAN_TAG = "GuardDutyMalwareScanStatus";

/** The one value of that tag with which an object that people sent is opened. */
export const CLEAN = "NO_THREATS_FOUND";
