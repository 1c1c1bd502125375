namespace Ringfence.Cdk.Configuration;

/// <summary>
/// What the organisation decides, and nothing else: <c>foundation.json</c>. Everything that follows from it is computed.
/// Read it with <see cref="FoundationFile.Read"/>, which lists every problem at once.
/// </summary>
/// <param name="Name">What stack names and resource names begin with: lower case letters, digits, hyphens; at most 20.</param>
/// <param name="Organization">The organisation in AWS Organizations.</param>
/// <param name="Accounts">The accounts that are there once.</param>
/// <param name="Regions">Where things may be.</param>
/// <param name="Workloads">The accounts in which PHI is worked on, one each.</param>
/// <param name="Models">The foundation models and inference profiles that may be called; no wildcards.</param>
/// <param name="Alerts">The e-mail addresses that alarms go to.</param>
/// <param name="KeyAdministrators">Names of IAM roles, the same in every account, that administer keys and never use them.</param>
/// <param name="BreakGlass">Who may ask for emergency access, and who approves it.</param>
public sealed record FoundationConfiguration(
    string Name,
    OrganizationConfiguration Organization,
    AccountsConfiguration Accounts,
    RegionsConfiguration Regions,
    IReadOnlyList<WorkloadConfiguration> Workloads,
    IReadOnlyList<string> Models,
    IReadOnlyList<string> Alerts,
    IReadOnlyList<string> KeyAdministrators,
    BreakGlassConfiguration BreakGlass
)
{
    /// <summary>What <c>ringfence audit</c> takes as approved: the models, and the models that profiles stand for.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<string> ApprovedModels =>
        [.. Models.Concat(Models.Select(BedrockPlaces.Foundation)).Distinct()];

    /// <summary>Networks that are taken elsewhere (a data centre, a peer); no VPC may overlap them.</summary>
    public IReadOnlyList<string> ReservedNetworks { get; set; } = [];

    /// <summary>How long things are kept.</summary>
    public RetentionConfiguration Retention { get; set; } = new();

    /// <summary>What a recovery must achieve.</summary>
    public RecoveryConfiguration Recovery { get; set; } = new();

    /// <summary>What is usual here, so that the rest raises an alarm.</summary>
    public DetectionConfiguration Detection { get; set; } = new();

    /// <summary>What questions to the archive may cost.</summary>
    public EvidenceConfiguration Evidence { get; set; } = new();
}
