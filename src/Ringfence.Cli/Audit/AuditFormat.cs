namespace Ringfence.Cli.Audit;

/// <summary>How an audit is printed.</summary>
internal enum AuditFormat
{
    /// <summary>For people at a terminal.</summary>
    Table,

    /// <summary>ringfence.audit/1.</summary>
    Json,

    /// <summary>SARIF 2.1.0, for code scanning.</summary>
    Sarif,

    /// <summary>OCSF compliance findings, a line each.</summary>
    Ocsf,

    /// <summary>OSCAL assessment results.</summary>
    Oscal,

    /// <summary>One self-contained page.</summary>
    Html,

    /// <summary>A row a finding.</summary>
    Csv,

    /// <summary>JUnit's XML, for build servers.</summary>
    Junit,
}
