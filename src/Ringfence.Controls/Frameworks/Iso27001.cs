namespace Ringfence.Controls.Frameworks;

/// <summary>Controls of ISO/IEC 27001:2022 Annex A.</summary>
public static class Iso27001
{
    /// <summary>The framework.</summary>
    public static Framework Framework { get; } = new("iso-27001", "ISO/IEC 27001:2022 Annex A");

    private static readonly List<Citation> Listed = [];

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<Citation> All => Listed;

    /// <summary>A.5.2: Information security roles and responsibilities.</summary>
    public static Citation A_5_2 { get; } = Cite("A.5.2", "Information security roles and responsibilities");

    /// <summary>A.5.3: Segregation of duties.</summary>
    public static Citation A_5_3 { get; } = Cite("A.5.3", "Segregation of duties");

    /// <summary>A.5.12: Classification of information.</summary>
    public static Citation A_5_12 { get; } = Cite("A.5.12", "Classification of information");

    /// <summary>A.5.14: Information transfer.</summary>
    public static Citation A_5_14 { get; } = Cite("A.5.14", "Information transfer");

    /// <summary>A.5.15: Access control.</summary>
    public static Citation A_5_15 { get; } = Cite("A.5.15", "Access control");

    /// <summary>A.5.16: Identity management.</summary>
    public static Citation A_5_16 { get; } = Cite("A.5.16", "Identity management");

    /// <summary>A.5.17: Authentication information.</summary>
    public static Citation A_5_17 { get; } = Cite("A.5.17", "Authentication information");

    /// <summary>A.5.18: Access rights.</summary>
    public static Citation A_5_18 { get; } = Cite("A.5.18", "Access rights");

    /// <summary>A.5.19: Information security in supplier relationships.</summary>
    public static Citation A_5_19 { get; } = Cite("A.5.19", "Information security in supplier relationships");

    /// <summary>A.5.20: Addressing information security within supplier agreements.</summary>
    public static Citation A_5_20 { get; } =
        Cite("A.5.20", "Addressing information security within supplier agreements");

    /// <summary>A.5.22: Monitoring, review and change management of supplier services.</summary>
    public static Citation A_5_22 { get; } =
        Cite("A.5.22", "Monitoring, review and change management of supplier services");

    /// <summary>A.5.23: Information security for use of cloud services.</summary>
    public static Citation A_5_23 { get; } = Cite("A.5.23", "Information security for use of cloud services");

    /// <summary>A.5.24: Information security incident management planning and preparation.</summary>
    public static Citation A_5_24 { get; } =
        Cite("A.5.24", "Information security incident management planning and preparation");

    /// <summary>A.5.25: Assessment and decision on information security events.</summary>
    public static Citation A_5_25 { get; } = Cite("A.5.25", "Assessment and decision on information security events");

    /// <summary>A.5.26: Response to information security incidents.</summary>
    public static Citation A_5_26 { get; } = Cite("A.5.26", "Response to information security incidents");

    /// <summary>A.5.28: Collection of evidence.</summary>
    public static Citation A_5_28 { get; } = Cite("A.5.28", "Collection of evidence");

    /// <summary>A.5.29: Information security during disruption.</summary>
    public static Citation A_5_29 { get; } = Cite("A.5.29", "Information security during disruption");

    /// <summary>A.5.30: ICT readiness for business continuity.</summary>
    public static Citation A_5_30 { get; } = Cite("A.5.30", "ICT readiness for business continuity");

    /// <summary>A.5.31: Legal, statutory, regulatory and contractual requirements.</summary>
    public static Citation A_5_31 { get; } =
        Cite("A.5.31", "Legal, statutory, regulatory and contractual requirements");

    /// <summary>A.5.33: Protection of records.</summary>
    public static Citation A_5_33 { get; } = Cite("A.5.33", "Protection of records");

    /// <summary>A.5.34: Privacy and protection of PII.</summary>
    public static Citation A_5_34 { get; } = Cite("A.5.34", "Privacy and protection of PII");

    /// <summary>A.5.36: Compliance with policies, rules and standards for information security.</summary>
    public static Citation A_5_36 { get; } =
        Cite("A.5.36", "Compliance with policies, rules and standards for information security");

    /// <summary>A.5.37: Documented operating procedures.</summary>
    public static Citation A_5_37 { get; } = Cite("A.5.37", "Documented operating procedures");

    /// <summary>A.8.2: Privileged access rights.</summary>
    public static Citation A_8_2 { get; } = Cite("A.8.2", "Privileged access rights");

    /// <summary>A.8.3: Information access restriction.</summary>
    public static Citation A_8_3 { get; } = Cite("A.8.3", "Information access restriction");

    /// <summary>A.8.5: Secure authentication.</summary>
    public static Citation A_8_5 { get; } = Cite("A.8.5", "Secure authentication");

    /// <summary>A.8.6: Capacity management.</summary>
    public static Citation A_8_6 { get; } = Cite("A.8.6", "Capacity management");

    /// <summary>A.8.7: Protection against malware.</summary>
    public static Citation A_8_7 { get; } = Cite("A.8.7", "Protection against malware");

    /// <summary>A.8.8: Management of technical vulnerabilities.</summary>
    public static Citation A_8_8 { get; } = Cite("A.8.8", "Management of technical vulnerabilities");

    /// <summary>A.8.9: Configuration management.</summary>
    public static Citation A_8_9 { get; } = Cite("A.8.9", "Configuration management");

    /// <summary>A.8.10: Information deletion.</summary>
    public static Citation A_8_10 { get; } = Cite("A.8.10", "Information deletion");

    /// <summary>A.8.11: Data masking.</summary>
    public static Citation A_8_11 { get; } = Cite("A.8.11", "Data masking");

    /// <summary>A.8.12: Data leakage prevention.</summary>
    public static Citation A_8_12 { get; } = Cite("A.8.12", "Data leakage prevention");

    /// <summary>A.8.13: Information backup.</summary>
    public static Citation A_8_13 { get; } = Cite("A.8.13", "Information backup");

    /// <summary>A.8.14: Redundancy of information processing facilities.</summary>
    public static Citation A_8_14 { get; } = Cite("A.8.14", "Redundancy of information processing facilities");

    /// <summary>A.8.15: Logging.</summary>
    public static Citation A_8_15 { get; } = Cite("A.8.15", "Logging");

    /// <summary>A.8.16: Monitoring activities.</summary>
    public static Citation A_8_16 { get; } = Cite("A.8.16", "Monitoring activities");

    /// <summary>A.8.20: Networks security.</summary>
    public static Citation A_8_20 { get; } = Cite("A.8.20", "Networks security");

    /// <summary>A.8.21: Security of network services.</summary>
    public static Citation A_8_21 { get; } = Cite("A.8.21", "Security of network services");

    /// <summary>A.8.22: Segregation of networks.</summary>
    public static Citation A_8_22 { get; } = Cite("A.8.22", "Segregation of networks");

    /// <summary>A.8.23: Web filtering.</summary>
    public static Citation A_8_23 { get; } = Cite("A.8.23", "Web filtering");

    /// <summary>A.8.24: Use of cryptography.</summary>
    public static Citation A_8_24 { get; } = Cite("A.8.24", "Use of cryptography");

    /// <summary>A.8.26: Application security requirements.</summary>
    public static Citation A_8_26 { get; } = Cite("A.8.26", "Application security requirements");

    /// <summary>A.8.29: Security testing in development and acceptance.</summary>
    public static Citation A_8_29 { get; } = Cite("A.8.29", "Security testing in development and acceptance");

    /// <summary>A.8.31: Separation of development, test and production environments.</summary>
    public static Citation A_8_31 { get; } =
        Cite("A.8.31", "Separation of development, test and production environments");

    /// <summary>A.8.32: Change management.</summary>
    public static Citation A_8_32 { get; } = Cite("A.8.32", "Change management");

    /// <summary>A.8.33: Test information.</summary>
    public static Citation A_8_33 { get; } = Cite("A.8.33", "Test information");

    private static Citation Cite(string paragraph, string title)
    {
        Listed.Add(new Citation(Framework, paragraph, title));
        return Listed[^1];
    }
}
