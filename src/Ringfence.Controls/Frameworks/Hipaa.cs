namespace Ringfence.Controls.Frameworks;

/// <summary>Paragraphs of 45 CFR Part 164.</summary>
public static class Hipaa
{
    /// <summary>The framework.</summary>
    public static Framework Framework { get; } =
        new("hipaa", "HIPAA Security, Privacy and Breach Notification Rules (45 CFR Part 164)");

    private static readonly List<Citation> Listed = [];

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<Citation> All => Listed;

    /// <summary>164.306(d): Implementation specifications.</summary>
    public static Citation FlexibilityOfSpecifications { get; } = Cite("164.306(d)", "Implementation specifications");

    /// <summary>164.308(a)(1)(ii)(A): Risk analysis.</summary>
    public static Citation RiskAnalysis { get; } = Cite("164.308(a)(1)(ii)(A)", "Risk analysis");

    /// <summary>164.308(a)(1)(ii)(B): Risk management.</summary>
    public static Citation RiskManagement { get; } = Cite("164.308(a)(1)(ii)(B)", "Risk management");

    /// <summary>164.308(a)(1)(ii)(D): Information system activity review.</summary>
    public static Citation ActivityReview { get; } = Cite("164.308(a)(1)(ii)(D)", "Information system activity review");

    /// <summary>164.308(a)(3)(i): Workforce security.</summary>
    public static Citation WorkforceSecurity { get; } = Cite("164.308(a)(3)(i)", "Workforce security");

    /// <summary>164.308(a)(3)(ii)(A): Authorization and/or supervision.</summary>
    public static Citation WorkforceAuthorization { get; } =
        Cite("164.308(a)(3)(ii)(A)", "Authorization and/or supervision");

    /// <summary>164.308(a)(3)(ii)(C): Termination procedures.</summary>
    public static Citation TerminationProcedures { get; } = Cite("164.308(a)(3)(ii)(C)", "Termination procedures");

    /// <summary>164.308(a)(4)(i): Information access management.</summary>
    public static Citation AccessManagement { get; } = Cite("164.308(a)(4)(i)", "Information access management");

    /// <summary>164.308(a)(4)(ii)(A): Isolating health care clearinghouse functions.</summary>
    public static Citation ClearinghouseIsolation { get; } =
        Cite("164.308(a)(4)(ii)(A)", "Isolating health care clearinghouse functions");

    /// <summary>164.308(a)(4)(ii)(B): Access authorization.</summary>
    public static Citation AccessAuthorization { get; } = Cite("164.308(a)(4)(ii)(B)", "Access authorization");

    /// <summary>164.308(a)(4)(ii)(C): Access establishment and modification.</summary>
    public static Citation AccessEstablishment { get; } =
        Cite("164.308(a)(4)(ii)(C)", "Access establishment and modification");

    /// <summary>164.308(a)(5)(ii)(B): Protection from malicious software.</summary>
    public static Citation MaliciousSoftware { get; } =
        Cite("164.308(a)(5)(ii)(B)", "Protection from malicious software");

    /// <summary>164.308(a)(5)(ii)(C): Log-in monitoring.</summary>
    public static Citation LoginMonitoring { get; } = Cite("164.308(a)(5)(ii)(C)", "Log-in monitoring");

    /// <summary>164.308(a)(5)(ii)(D): Password management.</summary>
    public static Citation PasswordManagement { get; } = Cite("164.308(a)(5)(ii)(D)", "Password management");

    /// <summary>164.308(a)(6)(i): Security incident procedures.</summary>
    public static Citation SecurityIncidents { get; } = Cite("164.308(a)(6)(i)", "Security incident procedures");

    /// <summary>164.308(a)(6)(ii): Response and reporting.</summary>
    public static Citation IncidentResponse { get; } = Cite("164.308(a)(6)(ii)", "Response and reporting");

    /// <summary>164.308(a)(7)(i): Contingency plan.</summary>
    public static Citation ContingencyPlan { get; } = Cite("164.308(a)(7)(i)", "Contingency plan");

    /// <summary>164.308(a)(7)(ii)(A): Data backup plan.</summary>
    public static Citation DataBackup { get; } = Cite("164.308(a)(7)(ii)(A)", "Data backup plan");

    /// <summary>164.308(a)(7)(ii)(B): Disaster recovery plan.</summary>
    public static Citation DisasterRecovery { get; } = Cite("164.308(a)(7)(ii)(B)", "Disaster recovery plan");

    /// <summary>164.308(a)(7)(ii)(C): Emergency mode operation plan.</summary>
    public static Citation EmergencyMode { get; } = Cite("164.308(a)(7)(ii)(C)", "Emergency mode operation plan");

    /// <summary>164.308(a)(7)(ii)(D): Testing and revision procedures.</summary>
    public static Citation ContingencyTesting { get; } =
        Cite("164.308(a)(7)(ii)(D)", "Testing and revision procedures");

    /// <summary>164.308(a)(8): Evaluation.</summary>
    public static Citation Evaluation { get; } = Cite("164.308(a)(8)", "Evaluation");

    /// <summary>164.308(b)(1): Business associate contracts and other arrangements.</summary>
    public static Citation BusinessAssociates { get; } =
        Cite("164.308(b)(1)", "Business associate contracts and other arrangements");

    /// <summary>164.308(b)(3): Written contract or other arrangement.</summary>
    public static Citation WrittenContract { get; } = Cite("164.308(b)(3)", "Written contract or other arrangement");

    /// <summary>164.310(c): Workstation security.</summary>
    public static Citation WorkstationSecurity { get; } = Cite("164.310(c)", "Workstation security");

    /// <summary>164.310(d)(1): Device and media controls.</summary>
    public static Citation DeviceAndMedia { get; } = Cite("164.310(d)(1)", "Device and media controls");

    /// <summary>164.310(d)(2)(i): Disposal.</summary>
    public static Citation Disposal { get; } = Cite("164.310(d)(2)(i)", "Disposal");

    /// <summary>164.310(d)(2)(iv): Data backup and storage.</summary>
    public static Citation MediaBackup { get; } = Cite("164.310(d)(2)(iv)", "Data backup and storage");

    /// <summary>164.312(a)(1): Access control.</summary>
    public static Citation AccessControl { get; } = Cite("164.312(a)(1)", "Access control");

    /// <summary>164.312(a)(2)(i): Unique user identification.</summary>
    public static Citation UniqueUser { get; } = Cite("164.312(a)(2)(i)", "Unique user identification");

    /// <summary>164.312(a)(2)(ii): Emergency access procedure.</summary>
    public static Citation EmergencyAccess { get; } = Cite("164.312(a)(2)(ii)", "Emergency access procedure");

    /// <summary>164.312(a)(2)(iii): Automatic logoff.</summary>
    public static Citation AutomaticLogoff { get; } = Cite("164.312(a)(2)(iii)", "Automatic logoff");

    /// <summary>164.312(a)(2)(iv): Encryption and decryption.</summary>
    public static Citation EncryptionAtRest { get; } = Cite("164.312(a)(2)(iv)", "Encryption and decryption");

    /// <summary>164.312(b): Audit controls.</summary>
    public static Citation AuditControls { get; } = Cite("164.312(b)", "Audit controls");

    /// <summary>164.312(c)(1): Integrity.</summary>
    public static Citation Integrity { get; } = Cite("164.312(c)(1)", "Integrity");

    /// <summary>164.312(c)(2): Mechanism to authenticate electronic protected health information.</summary>
    public static Citation DataAuthentication { get; } =
        Cite("164.312(c)(2)", "Mechanism to authenticate electronic protected health information");

    /// <summary>164.312(d): Person or entity authentication.</summary>
    public static Citation PersonAuthentication { get; } = Cite("164.312(d)", "Person or entity authentication");

    /// <summary>164.312(e)(1): Transmission security.</summary>
    public static Citation TransmissionSecurity { get; } = Cite("164.312(e)(1)", "Transmission security");

    /// <summary>164.312(e)(2)(i): Integrity controls.</summary>
    public static Citation TransmissionIntegrity { get; } = Cite("164.312(e)(2)(i)", "Integrity controls");

    /// <summary>164.312(e)(2)(ii): Encryption.</summary>
    public static Citation TransmissionEncryption { get; } = Cite("164.312(e)(2)(ii)", "Encryption");

    /// <summary>164.314(a)(1): Business associate contracts or other arrangements.</summary>
    public static Citation AssociateContracts { get; } =
        Cite("164.314(a)(1)", "Business associate contracts or other arrangements");

    /// <summary>164.316(b)(1): Documentation.</summary>
    public static Citation Documentation { get; } = Cite("164.316(b)(1)", "Documentation");

    /// <summary>164.316(b)(2)(i): Time limit (six years).</summary>
    public static Citation DocumentRetention { get; } = Cite("164.316(b)(2)(i)", "Time limit (six years)");

    /// <summary>164.404: Notification to individuals.</summary>
    public static Citation NoticeToIndividuals { get; } = Cite("164.404", "Notification to individuals");

    /// <summary>164.406: Notification to the media.</summary>
    public static Citation NoticeToMedia { get; } = Cite("164.406", "Notification to the media");

    /// <summary>164.408: Notification to the Secretary.</summary>
    public static Citation NoticeToSecretary { get; } = Cite("164.408", "Notification to the Secretary");

    /// <summary>164.410: Notification by a business associate.</summary>
    public static Citation NoticeByAssociate { get; } = Cite("164.410", "Notification by a business associate");

    /// <summary>164.502(b): Minimum necessary.</summary>
    public static Citation MinimumNecessary { get; } = Cite("164.502(b)", "Minimum necessary");

    /// <summary>164.504(e): Business associate contracts: required terms.</summary>
    public static Citation AssociateTerms { get; } = Cite("164.504(e)", "Business associate contracts: required terms");

    /// <summary>164.514(b): Requirements for de-identification.</summary>
    public static Citation DeIdentification { get; } = Cite("164.514(b)", "Requirements for de-identification");

    /// <summary>164.514(b)(2): Safe Harbor: the eighteen identifiers.</summary>
    public static Citation SafeHarbor { get; } = Cite("164.514(b)(2)", "Safe Harbor: the eighteen identifiers");

    /// <summary>164.514(d): Minimum necessary requirements.</summary>
    public static Citation MinimumNecessaryRules { get; } = Cite("164.514(d)", "Minimum necessary requirements");

    /// <summary>164.526: Amendment of protected health information.</summary>
    public static Citation Amendment { get; } = Cite("164.526", "Amendment of protected health information");

    /// <summary>164.528: Accounting of disclosures.</summary>
    public static Citation AccountingOfDisclosures { get; } = Cite("164.528", "Accounting of disclosures");

    private static Citation Cite(string paragraph, string title)
    {
        Listed.Add(new Citation(Framework, paragraph, title));
        return Listed[^1];
    }
}
