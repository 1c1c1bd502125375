using Ringfence.Cdk.Bedrock;
using Ringfence.Cdk.Configuration;
using Ringfence.Cdk.Keys;
using Ringfence.Cdk.Network;
using Ringfence.Cdk.Storage;

namespace Ringfence.Cdk.Gateway;

/// <summary>How a <see cref="GatewayFleet"/> is made.</summary>
public sealed record GatewayFleetProps
{
    /// <summary>What its parts' names begin with: <c>clinic-production-gateway</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The network that it stands in.</summary>
    public required PrivateNetwork Network { get; init; }

    /// <summary>The key of its files.</summary>
    public required PhiKey Key { get; init; }

    /// <summary>The key that signs its ledgers' checkpoints; <see cref="KeyPurpose.Signing"/>.</summary>
    public required PhiKey SigningKey { get; init; }

    /// <summary>The key of its logs.</summary>
    public required PhiKey LogKey { get; init; }

    /// <summary>Where S3 and the load balancer log who asked for what.</summary>
    public required AccessLogBucket AccessLogs { get; init; }

    /// <summary>The container image, by digest.</summary>
    public required string Image { get; init; }

    /// <summary>The ARN of the ACM certificate that callers see.</summary>
    public required string Certificate { get; init; }

    /// <summary>The ARN of the secret with the tasks' own certificate: JSON with <c>certificate</c> and <c>key</c>, PEM each.</summary>
    public required string TlsSecret { get; init; }

    /// <summary>The OpenID issuer whose tokens are accepted.</summary>
    public required string Issuer { get; init; }

    /// <summary>The ids of models and profiles that callers may ask for.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>Which team may use which of <see cref="Models"/>; a team that is not named uses none.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Teams { get; init; }

    /// <summary>Where the issuer's tokens say who somebody is.</summary>
    /// <value><c>sub</c>, <c>team</c>, <c>roles</c>.</value>
    public ClaimsConfiguration Claims { get; init; } = new();

    /// <summary>The regions that profiles may run in.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>The guardrail that stands on every call.</summary>
    public required PhiGuardrail Guardrail { get; init; }

    /// <summary>The ARN of the topic that alarms go to.</summary>
    public required string Alerts { get; init; }

    /// <summary>The ARN of the CloudWatch Logs destination of the archive account that its log is carried on to.</summary>
    public required string LogDestination { get; init; }

    /// <summary>The bucket of the log archive that its ledgers are copied on to.</summary>
    public required Replica Copy { get; init; }

    /// <summary>ARNs of the roles that read archived ledgers, beside the gateway itself.</summary>
    public IReadOnlyList<string> Reviewers { get; init; } = [];

    /// <summary>For how many days nobody can take back what is archived: 2192 (six years) or more.</summary>
    /// <value>2557: seven years.</value>
    public int KeepDays { get; init; } = 2557;

    /// <summary>The addresses of the network, from which the load balancer's word on callers is believed.</summary>
    public required string NetworkCidr { get; init; }

    /// <summary>How many cells always run: a cell is one task with a ledger of its own, for a ledger has one writer. 2 to 10.</summary>
    /// <value>2.</value>
    public int Cells { get; init; } = 2;

    /// <summary>How many cells run at most, when the load asks for them: <see cref="Cells"/> to 10.</summary>
    /// <value>As many as <see cref="Cells"/>: nothing starts or stops by load.</value>
    public int? MostCells { get; init; }

    /// <summary>How many cells there are, running or not.</summary>
    internal int Ceiling => MostCells ?? Cells;

    /// <summary>The services of the cells that start and stop by load.</summary>
    internal IReadOnlyList<string> ByLoad =>
        [.. Enumerable.Range(Cells + 1, Math.Max(0, Ceiling - Cells)).Select(cell => GatewayCell.NameOf(this, cell))];
}
