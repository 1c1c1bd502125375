namespace Ringfence.Controls.Frameworks;

/// <summary>The 2017 Trust Services Criteria with the revised points of focus of 2022.</summary>
public static class Soc2
{
    /// <summary>The framework.</summary>
    public static Framework Framework { get; } = new("soc2", "AICPA Trust Services Criteria (SOC 2)");

    private static readonly List<Citation> Listed = [];

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<Citation> All => Listed;

    /// <summary>A1.2: Environmental protections, backup and recovery infrastructure.</summary>
    public static Citation A1_2 { get; } =
        Cite("A1.2", "Environmental protections, backup and recovery infrastructure");

    /// <summary>A1.3: Recovery plan testing.</summary>
    public static Citation A1_3 { get; } = Cite("A1.3", "Recovery plan testing");

    /// <summary>C1.1: Confidential information is identified and maintained.</summary>
    public static Citation C1_1 { get; } = Cite("C1.1", "Confidential information is identified and maintained");

    /// <summary>C1.2: Confidential information is disposed of.</summary>
    public static Citation C1_2 { get; } = Cite("C1.2", "Confidential information is disposed of");

    /// <summary>CC1.3: Structures, reporting lines, authorities and responsibilities.</summary>
    public static Citation CC1_3 { get; } =
        Cite("CC1.3", "Structures, reporting lines, authorities and responsibilities");

    /// <summary>CC2.1: Quality information supports internal control.</summary>
    public static Citation CC2_1 { get; } = Cite("CC2.1", "Quality information supports internal control");

    /// <summary>CC2.3: Communication with external parties.</summary>
    public static Citation CC2_3 { get; } = Cite("CC2.3", "Communication with external parties");

    /// <summary>CC3.2: Risks are identified and analysed.</summary>
    public static Citation CC3_2 { get; } = Cite("CC3.2", "Risks are identified and analysed");

    /// <summary>CC4.1: Ongoing and separate evaluations.</summary>
    public static Citation CC4_1 { get; } = Cite("CC4.1", "Ongoing and separate evaluations");

    /// <summary>CC6.1: Logical access security over protected information assets.</summary>
    public static Citation CC6_1 { get; } = Cite("CC6.1", "Logical access security over protected information assets");

    /// <summary>CC6.2: Registration and authorisation of users.</summary>
    public static Citation CC6_2 { get; } = Cite("CC6.2", "Registration and authorisation of users");

    /// <summary>CC6.3: Access by role, least privilege and segregation of duties.</summary>
    public static Citation CC6_3 { get; } = Cite("CC6.3", "Access by role, least privilege and segregation of duties");

    /// <summary>CC6.6: Protection against threats from outside the system's boundaries.</summary>
    public static Citation CC6_6 { get; } =
        Cite("CC6.6", "Protection against threats from outside the system's boundaries");

    /// <summary>CC6.7: Transmission, movement and removal of information.</summary>
    public static Citation CC6_7 { get; } = Cite("CC6.7", "Transmission, movement and removal of information");

    /// <summary>CC6.8: Prevention and detection of unauthorised or malicious software.</summary>
    public static Citation CC6_8 { get; } =
        Cite("CC6.8", "Prevention and detection of unauthorised or malicious software");

    /// <summary>CC7.1: Detection of configuration changes and vulnerabilities.</summary>
    public static Citation CC7_1 { get; } = Cite("CC7.1", "Detection of configuration changes and vulnerabilities");

    /// <summary>CC7.2: Monitoring for anomalies.</summary>
    public static Citation CC7_2 { get; } = Cite("CC7.2", "Monitoring for anomalies");

    /// <summary>CC7.3: Evaluation of security events.</summary>
    public static Citation CC7_3 { get; } = Cite("CC7.3", "Evaluation of security events");

    /// <summary>CC7.4: Response to security incidents.</summary>
    public static Citation CC7_4 { get; } = Cite("CC7.4", "Response to security incidents");

    /// <summary>CC7.5: Recovery from security incidents.</summary>
    public static Citation CC7_5 { get; } = Cite("CC7.5", "Recovery from security incidents");

    /// <summary>CC8.1: Change management.</summary>
    public static Citation CC8_1 { get; } = Cite("CC8.1", "Change management");

    /// <summary>CC9.2: Vendor and business partner risk.</summary>
    public static Citation CC9_2 { get; } = Cite("CC9.2", "Vendor and business partner risk");

    /// <summary>P4.1: Use of personal information is limited to its purposes.</summary>
    public static Citation P4_1 { get; } = Cite("P4.1", "Use of personal information is limited to its purposes");

    /// <summary>P4.2: Retention of personal information.</summary>
    public static Citation P4_2 { get; } = Cite("P4.2", "Retention of personal information");

    /// <summary>P4.3: Disposal of personal information.</summary>
    public static Citation P4_3 { get; } = Cite("P4.3", "Disposal of personal information");

    /// <summary>P6.1: Disclosure of personal information to third parties.</summary>
    public static Citation P6_1 { get; } = Cite("P6.1", "Disclosure of personal information to third parties");

    /// <summary>P6.3: Record of unauthorised disclosures.</summary>
    public static Citation P6_3 { get; } = Cite("P6.3", "Record of unauthorised disclosures");

    /// <summary>PI1.5: Inputs, items in processing and outputs are stored completely and accurately.</summary>
    public static Citation PI1_5 { get; } =
        Cite("PI1.5", "Inputs, items in processing and outputs are stored completely and accurately");

    private static Citation Cite(string paragraph, string title)
    {
        Listed.Add(new Citation(Framework, paragraph, title));
        return Listed[^1];
    }
}
