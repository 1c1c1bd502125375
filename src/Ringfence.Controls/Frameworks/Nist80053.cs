namespace Ringfence.Controls.Frameworks;

/// <summary>Controls of NIST SP 800-53 Revision 5.</summary>
public static class Nist80053
{
    /// <summary>The framework.</summary>
    public static Framework Framework { get; } = new("nist-800-53", "NIST SP 800-53 Revision 5");

    private static readonly List<Citation> Listed = [];

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<Citation> All => Listed;

    /// <summary>AC-2: Account Management.</summary>
    public static Citation AC_2 { get; } = Cite("AC-2", "Account Management");

    /// <summary>AC-2(2): Automated Temporary and Emergency Account Management.</summary>
    public static Citation AC_2_2 { get; } = Cite("AC-2(2)", "Automated Temporary and Emergency Account Management");

    /// <summary>AC-2(3): Disable Accounts.</summary>
    public static Citation AC_2_3 { get; } = Cite("AC-2(3)", "Disable Accounts");

    /// <summary>AC-2(4): Automated Audit Actions.</summary>
    public static Citation AC_2_4 { get; } = Cite("AC-2(4)", "Automated Audit Actions");

    /// <summary>AC-3: Access Enforcement.</summary>
    public static Citation AC_3 { get; } = Cite("AC-3", "Access Enforcement");

    /// <summary>AC-3(10): Audited Override of Access Control Mechanisms.</summary>
    public static Citation AC_3_10 { get; } = Cite("AC-3(10)", "Audited Override of Access Control Mechanisms");

    /// <summary>AC-4: Information Flow Enforcement.</summary>
    public static Citation AC_4 { get; } = Cite("AC-4", "Information Flow Enforcement");

    /// <summary>AC-4(21): Physical or Logical Separation of Information Flows.</summary>
    public static Citation AC_4_21 { get; } = Cite("AC-4(21)", "Physical or Logical Separation of Information Flows");

    /// <summary>AC-5: Separation of Duties.</summary>
    public static Citation AC_5 { get; } = Cite("AC-5", "Separation of Duties");

    /// <summary>AC-6: Least Privilege.</summary>
    public static Citation AC_6 { get; } = Cite("AC-6", "Least Privilege");

    /// <summary>AC-6(1): Authorize Access to Security Functions.</summary>
    public static Citation AC_6_1 { get; } = Cite("AC-6(1)", "Authorize Access to Security Functions");

    /// <summary>AC-6(5): Privileged Accounts.</summary>
    public static Citation AC_6_5 { get; } = Cite("AC-6(5)", "Privileged Accounts");

    /// <summary>AC-6(7): Review of User Privileges.</summary>
    public static Citation AC_6_7 { get; } = Cite("AC-6(7)", "Review of User Privileges");

    /// <summary>AC-6(9): Log Use of Privileged Functions.</summary>
    public static Citation AC_6_9 { get; } = Cite("AC-6(9)", "Log Use of Privileged Functions");

    /// <summary>AC-17: Remote Access.</summary>
    public static Citation AC_17 { get; } = Cite("AC-17", "Remote Access");

    /// <summary>AC-17(2): Protection of Confidentiality and Integrity Using Encryption.</summary>
    public static Citation AC_17_2 { get; } =
        Cite("AC-17(2)", "Protection of Confidentiality and Integrity Using Encryption");

    /// <summary>AC-23: Data Mining Protection.</summary>
    public static Citation AC_23 { get; } = Cite("AC-23", "Data Mining Protection");

    /// <summary>AU-2: Event Logging.</summary>
    public static Citation AU_2 { get; } = Cite("AU-2", "Event Logging");

    /// <summary>AU-3: Content of Audit Records.</summary>
    public static Citation AU_3 { get; } = Cite("AU-3", "Content of Audit Records");

    /// <summary>AU-3(1): Additional Audit Information.</summary>
    public static Citation AU_3_1 { get; } = Cite("AU-3(1)", "Additional Audit Information");

    /// <summary>AU-3(3): Limit Personally Identifiable Information Elements.</summary>
    public static Citation AU_3_3 { get; } = Cite("AU-3(3)", "Limit Personally Identifiable Information Elements");

    /// <summary>AU-4: Audit Log Storage Capacity.</summary>
    public static Citation AU_4 { get; } = Cite("AU-4", "Audit Log Storage Capacity");

    /// <summary>AU-4(1): Transfer to Alternate Storage.</summary>
    public static Citation AU_4_1 { get; } = Cite("AU-4(1)", "Transfer to Alternate Storage");

    /// <summary>AU-5: Response to Audit Logging Process Failures.</summary>
    public static Citation AU_5 { get; } = Cite("AU-5", "Response to Audit Logging Process Failures");

    /// <summary>AU-6: Audit Record Review, Analysis, and Reporting.</summary>
    public static Citation AU_6 { get; } = Cite("AU-6", "Audit Record Review, Analysis, and Reporting");

    /// <summary>AU-6(4): Central Review and Analysis.</summary>
    public static Citation AU_6_4 { get; } = Cite("AU-6(4)", "Central Review and Analysis");

    /// <summary>AU-7: Audit Record Reduction and Report Generation.</summary>
    public static Citation AU_7 { get; } = Cite("AU-7", "Audit Record Reduction and Report Generation");

    /// <summary>AU-9: Protection of Audit Information.</summary>
    public static Citation AU_9 { get; } = Cite("AU-9", "Protection of Audit Information");

    /// <summary>AU-9(2): Store on Separate Physical Systems or Components.</summary>
    public static Citation AU_9_2 { get; } = Cite("AU-9(2)", "Store on Separate Physical Systems or Components");

    /// <summary>AU-9(3): Cryptographic Protection.</summary>
    public static Citation AU_9_3 { get; } = Cite("AU-9(3)", "Cryptographic Protection");

    /// <summary>AU-9(4): Access by Subset of Privileged Users.</summary>
    public static Citation AU_9_4 { get; } = Cite("AU-9(4)", "Access by Subset of Privileged Users");

    /// <summary>AU-10: Non-repudiation.</summary>
    public static Citation AU_10 { get; } = Cite("AU-10", "Non-repudiation");

    /// <summary>AU-11: Audit Record Retention.</summary>
    public static Citation AU_11 { get; } = Cite("AU-11", "Audit Record Retention");

    /// <summary>AU-12: Audit Record Generation.</summary>
    public static Citation AU_12 { get; } = Cite("AU-12", "Audit Record Generation");

    /// <summary>AU-12(1): System-wide and Time-correlated Audit Trail.</summary>
    public static Citation AU_12_1 { get; } = Cite("AU-12(1)", "System-wide and Time-correlated Audit Trail");

    /// <summary>AU-14: Session Audit.</summary>
    public static Citation AU_14 { get; } = Cite("AU-14", "Session Audit");

    /// <summary>CA-2: Control Assessments.</summary>
    public static Citation CA_2 { get; } = Cite("CA-2", "Control Assessments");

    /// <summary>CA-7: Continuous Monitoring.</summary>
    public static Citation CA_7 { get; } = Cite("CA-7", "Continuous Monitoring");

    /// <summary>CA-8: Penetration Testing.</summary>
    public static Citation CA_8 { get; } = Cite("CA-8", "Penetration Testing");

    /// <summary>CM-2: Baseline Configuration.</summary>
    public static Citation CM_2 { get; } = Cite("CM-2", "Baseline Configuration");

    /// <summary>CM-3: Configuration Change Control.</summary>
    public static Citation CM_3 { get; } = Cite("CM-3", "Configuration Change Control");

    /// <summary>CM-4(1): Separate Test Environments.</summary>
    public static Citation CM_4_1 { get; } = Cite("CM-4(1)", "Separate Test Environments");

    /// <summary>CM-5: Access Restrictions for Change.</summary>
    public static Citation CM_5 { get; } = Cite("CM-5", "Access Restrictions for Change");

    /// <summary>CM-6: Configuration Settings.</summary>
    public static Citation CM_6 { get; } = Cite("CM-6", "Configuration Settings");

    /// <summary>CM-7: Least Functionality.</summary>
    public static Citation CM_7 { get; } = Cite("CM-7", "Least Functionality");

    /// <summary>CM-7(5): Authorized Software — Allow-by-exception.</summary>
    public static Citation CM_7_5 { get; } = Cite("CM-7(5)", "Authorized Software — Allow-by-exception");

    /// <summary>CM-8: System Component Inventory.</summary>
    public static Citation CM_8 { get; } = Cite("CM-8", "System Component Inventory");

    /// <summary>CP-2: Contingency Plan.</summary>
    public static Citation CP_2 { get; } = Cite("CP-2", "Contingency Plan");

    /// <summary>CP-4: Contingency Plan Testing.</summary>
    public static Citation CP_4 { get; } = Cite("CP-4", "Contingency Plan Testing");

    /// <summary>CP-6: Alternate Storage Site.</summary>
    public static Citation CP_6 { get; } = Cite("CP-6", "Alternate Storage Site");

    /// <summary>CP-6(1): Separation from Primary Site.</summary>
    public static Citation CP_6_1 { get; } = Cite("CP-6(1)", "Separation from Primary Site");

    /// <summary>CP-9: System Backup.</summary>
    public static Citation CP_9 { get; } = Cite("CP-9", "System Backup");

    /// <summary>CP-9(1): Testing for Reliability and Integrity.</summary>
    public static Citation CP_9_1 { get; } = Cite("CP-9(1)", "Testing for Reliability and Integrity");

    /// <summary>CP-9(8): Cryptographic Protection.</summary>
    public static Citation CP_9_8 { get; } = Cite("CP-9(8)", "Cryptographic Protection");

    /// <summary>CP-10: System Recovery and Reconstitution.</summary>
    public static Citation CP_10 { get; } = Cite("CP-10", "System Recovery and Reconstitution");

    /// <summary>CP-10(2): Transaction Recovery.</summary>
    public static Citation CP_10_2 { get; } = Cite("CP-10(2)", "Transaction Recovery");

    /// <summary>IA-2: Identification and Authentication (Organizational Users).</summary>
    public static Citation IA_2 { get; } = Cite("IA-2", "Identification and Authentication (Organizational Users)");

    /// <summary>IA-2(1): Multi-factor Authentication to Privileged Accounts.</summary>
    public static Citation IA_2_1 { get; } = Cite("IA-2(1)", "Multi-factor Authentication to Privileged Accounts");

    /// <summary>IA-2(2): Multi-factor Authentication to Non-privileged Accounts.</summary>
    public static Citation IA_2_2 { get; } = Cite("IA-2(2)", "Multi-factor Authentication to Non-privileged Accounts");

    /// <summary>IA-2(5): Individual Authentication with Group Authentication.</summary>
    public static Citation IA_2_5 { get; } = Cite("IA-2(5)", "Individual Authentication with Group Authentication");

    /// <summary>IA-5: Authenticator Management.</summary>
    public static Citation IA_5 { get; } = Cite("IA-5", "Authenticator Management");

    /// <summary>IA-5(1): Password-based Authentication.</summary>
    public static Citation IA_5_1 { get; } = Cite("IA-5(1)", "Password-based Authentication");

    /// <summary>IA-5(7): No Embedded Unencrypted Static Authenticators.</summary>
    public static Citation IA_5_7 { get; } = Cite("IA-5(7)", "No Embedded Unencrypted Static Authenticators");

    /// <summary>IA-8: Identification and Authentication (Non-organizational Users).</summary>
    public static Citation IA_8 { get; } = Cite("IA-8", "Identification and Authentication (Non-organizational Users)");

    /// <summary>IA-9: Service Identification and Authentication.</summary>
    public static Citation IA_9 { get; } = Cite("IA-9", "Service Identification and Authentication");

    /// <summary>IR-1: Policy and Procedures.</summary>
    public static Citation IR_1 { get; } = Cite("IR-1", "Policy and Procedures");

    /// <summary>IR-4: Incident Handling.</summary>
    public static Citation IR_4 { get; } = Cite("IR-4", "Incident Handling");

    /// <summary>IR-6: Incident Reporting.</summary>
    public static Citation IR_6 { get; } = Cite("IR-6", "Incident Reporting");

    /// <summary>IR-8: Incident Response Plan.</summary>
    public static Citation IR_8 { get; } = Cite("IR-8", "Incident Response Plan");

    /// <summary>IR-8(1): Breaches.</summary>
    public static Citation IR_8_1 { get; } = Cite("IR-8(1)", "Breaches");

    /// <summary>MP-6: Media Sanitization.</summary>
    public static Citation MP_6 { get; } = Cite("MP-6", "Media Sanitization");

    /// <summary>PM-5(1): Inventory of Personally Identifiable Information.</summary>
    public static Citation PM_5_1 { get; } = Cite("PM-5(1)", "Inventory of Personally Identifiable Information");

    /// <summary>PM-9: Risk Management Strategy.</summary>
    public static Citation PM_9 { get; } = Cite("PM-9", "Risk Management Strategy");

    /// <summary>PT-2: Authority to Process Personally Identifiable Information.</summary>
    public static Citation PT_2 { get; } = Cite("PT-2", "Authority to Process Personally Identifiable Information");

    /// <summary>PT-3: Personally Identifiable Information Processing Purposes.</summary>
    public static Citation PT_3 { get; } = Cite("PT-3", "Personally Identifiable Information Processing Purposes");

    /// <summary>PT-7: Specific Categories of Personally Identifiable Information.</summary>
    public static Citation PT_7 { get; } = Cite("PT-7", "Specific Categories of Personally Identifiable Information");

    /// <summary>RA-2: Security Categorization.</summary>
    public static Citation RA_2 { get; } = Cite("RA-2", "Security Categorization");

    /// <summary>RA-5: Vulnerability Monitoring and Scanning.</summary>
    public static Citation RA_5 { get; } = Cite("RA-5", "Vulnerability Monitoring and Scanning");

    /// <summary>SA-3(2): Use of Live or Operational Data.</summary>
    public static Citation SA_3_2 { get; } = Cite("SA-3(2)", "Use of Live or Operational Data");

    /// <summary>SA-5: System Documentation.</summary>
    public static Citation SA_5 { get; } = Cite("SA-5", "System Documentation");

    /// <summary>SA-9: External System Services.</summary>
    public static Citation SA_9 { get; } = Cite("SA-9", "External System Services");

    /// <summary>SA-9(5): Processing, Storage, and Service Location.</summary>
    public static Citation SA_9_5 { get; } = Cite("SA-9(5)", "Processing, Storage, and Service Location");

    /// <summary>SC-5: Denial-of-service Protection.</summary>
    public static Citation SC_5 { get; } = Cite("SC-5", "Denial-of-service Protection");

    /// <summary>SC-7: Boundary Protection.</summary>
    public static Citation SC_7 { get; } = Cite("SC-7", "Boundary Protection");

    /// <summary>SC-7(5): Deny by Default — Allow by Exception.</summary>
    public static Citation SC_7_5 { get; } = Cite("SC-7(5)", "Deny by Default — Allow by Exception");

    /// <summary>SC-7(11): Restrict Incoming Communications Traffic.</summary>
    public static Citation SC_7_11 { get; } = Cite("SC-7(11)", "Restrict Incoming Communications Traffic");

    /// <summary>SC-7(21): Isolation of System Components.</summary>
    public static Citation SC_7_21 { get; } = Cite("SC-7(21)", "Isolation of System Components");

    /// <summary>SC-8: Transmission Confidentiality and Integrity.</summary>
    public static Citation SC_8 { get; } = Cite("SC-8", "Transmission Confidentiality and Integrity");

    /// <summary>SC-8(1): Cryptographic Protection.</summary>
    public static Citation SC_8_1 { get; } = Cite("SC-8(1)", "Cryptographic Protection");

    /// <summary>SC-12: Cryptographic Key Establishment and Management.</summary>
    public static Citation SC_12 { get; } = Cite("SC-12", "Cryptographic Key Establishment and Management");

    /// <summary>SC-13: Cryptographic Protection.</summary>
    public static Citation SC_13 { get; } = Cite("SC-13", "Cryptographic Protection");

    /// <summary>SC-20: Secure Name/Address Resolution Service (Authoritative Source).</summary>
    public static Citation SC_20 { get; } =
        Cite("SC-20", "Secure Name/Address Resolution Service (Authoritative Source)");

    /// <summary>SC-23: Session Authenticity.</summary>
    public static Citation SC_23 { get; } = Cite("SC-23", "Session Authenticity");

    /// <summary>SC-28: Protection of Information at Rest.</summary>
    public static Citation SC_28 { get; } = Cite("SC-28", "Protection of Information at Rest");

    /// <summary>SC-28(1): Cryptographic Protection.</summary>
    public static Citation SC_28_1 { get; } = Cite("SC-28(1)", "Cryptographic Protection");

    /// <summary>SI-2: Flaw Remediation.</summary>
    public static Citation SI_2 { get; } = Cite("SI-2", "Flaw Remediation");

    /// <summary>SI-3: Malicious Code Protection.</summary>
    public static Citation SI_3 { get; } = Cite("SI-3", "Malicious Code Protection");

    /// <summary>SI-4: System Monitoring.</summary>
    public static Citation SI_4 { get; } = Cite("SI-4", "System Monitoring");

    /// <summary>SI-4(4): Inbound and Outbound Communications Traffic.</summary>
    public static Citation SI_4_4 { get; } = Cite("SI-4(4)", "Inbound and Outbound Communications Traffic");

    /// <summary>SI-4(5): System-generated Alerts.</summary>
    public static Citation SI_4_5 { get; } = Cite("SI-4(5)", "System-generated Alerts");

    /// <summary>SI-4(18): Analyze Traffic and Covert Exfiltration.</summary>
    public static Citation SI_4_18 { get; } = Cite("SI-4(18)", "Analyze Traffic and Covert Exfiltration");

    /// <summary>SI-6: Security and Privacy Function Verification.</summary>
    public static Citation SI_6 { get; } = Cite("SI-6", "Security and Privacy Function Verification");

    /// <summary>SI-7: Software, Firmware, and Information Integrity.</summary>
    public static Citation SI_7 { get; } = Cite("SI-7", "Software, Firmware, and Information Integrity");

    /// <summary>SI-10: Information Input Validation.</summary>
    public static Citation SI_10 { get; } = Cite("SI-10", "Information Input Validation");

    /// <summary>SI-12: Information Management and Retention.</summary>
    public static Citation SI_12 { get; } = Cite("SI-12", "Information Management and Retention");

    /// <summary>SI-12(1): Limit Personally Identifiable Information Elements.</summary>
    public static Citation SI_12_1 { get; } = Cite("SI-12(1)", "Limit Personally Identifiable Information Elements");

    /// <summary>SI-15: Information Output Filtering.</summary>
    public static Citation SI_15 { get; } = Cite("SI-15", "Information Output Filtering");

    /// <summary>SI-19: De-identification.</summary>
    public static Citation SI_19 { get; } = Cite("SI-19", "De-identification");

    /// <summary>SR-6: Supplier Assessments and Reviews.</summary>
    public static Citation SR_6 { get; } = Cite("SR-6", "Supplier Assessments and Reviews");

    private static Citation Cite(string paragraph, string title)
    {
        Listed.Add(new Citation(Framework, paragraph, title));
        return Listed[^1];
    }
}
