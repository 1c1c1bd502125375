using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Bedrock;
using Ringfence.Cdk.Network;

namespace Ringfence.Cdk.Gateway;

/// <summary>
/// Settings in Parameter Store, as a container's environment (docs/configuration.md has their meaning): what is the same for every cell
/// once, and each cell's own, for a stack holds 500 resources.
/// </summary>
internal sealed class GatewaySettings : Construct
{
    private readonly List<object> _environment = [];

    private GatewaySettings(
        Construct scope,
        string id,
        string path,
        IReadOnlyList<(string Name, string Value)> settings,
        params ReadOnlySpan<(string Name, string From)> secrets
    )
        : base(scope, id)
    {
        foreach (var (name, value) in settings)
        {
            var words = name.Split(':');
            var parameter = this.Declare(
                // Ids of constructs may hold hyphens; logical ids leave them out, and end in a digest of the whole.
                string.Concat(words),
                "AWS::SSM::Parameter",
                new Map
                {
                    ["Name"] = $"{path}/{string.Join('/', words)}",
                    ["Type"] = "String",
                    ["Value"] = value,
                    ["Description"] = "A setting of the gateway; no secret",
                }
            );
            Add($"RINGFENCE__{string.Join("__", words)}", parameter.Ref);
        }

        foreach (var (name, from) in secrets)
        {
            Add(name, from);
        }

        Given = string.Join(' ', settings.Select(each => each.Value).Where(value => Token.IsUnresolved(value)));
        Written = Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        settings
                            .Where(each => !Token.IsUnresolved(each.Value))
                            .Select(each => $"{each.Name}={each.Value}")
                    )
                )
            )
        );
    }

    /// <summary>Names and the stores that their values come from.</summary>
    public IReadOnlyList<object> Environment => _environment;

    /// <summary>A digest of the values that are known when the template is written.</summary>
    public string Written { get; }

    /// <summary>The values that only the deployment knows.</summary>
    public string Given { get; }

    /// <summary>What every cell has.</summary>
    public static GatewaySettings OfFleet(Construct scope, string id, GatewayFleetProps props, GatewayRole models) =>
        new(
            scope,
            id,
            $"/{props.Name}/fleet",
            [
                ("Listen:Address", "0.0.0.0"),
                ("Listen:Port", TierGroups.ApplicationPort.ToString(CultureInfo.InvariantCulture)),
                ("Listen:TrustedProxies:0", props.NetworkCidr),
                ("Callers:Issuers:0:Issuer", props.Issuer),
                ("Callers:Issuers:0:Audiences:0", "ringfence"),
                ("Callers:Issuers:0:Claims:User", props.Claims.User),
                ("Callers:Issuers:0:Claims:Team", props.Claims.Team),
                ("Callers:Issuers:0:Claims:Roles", props.Claims.Roles),
                ("Recording:Directory", "/var/lib/ringfence/ledger"),
                ("Recording:KeyFile", "/var/lib/ringfence/keys/ledger.key"),
                ("Recording:Kms:Key", props.SigningKey.Arn),
                ("Quotas:Instances", props.Ceiling.ToString(CultureInfo.InvariantCulture)),
                // Of the task's two minutes; the rest is for its last entries, its last checkpoint and the last copy of both.
                ("Limits:DrainTimeout", "00:01:10"),
                ("Phi:EpochDirectory", "/var/lib/ringfence/keys/subjects"),
                ("Phi:StateDirectory", "/var/lib/ringfence/conversations"),
                ("Bedrock:Region", Stack.Of(scope).Region),
                ("Bedrock:RoleArn", models.Arn),
                ("Bedrock:Guardrail:Id", props.Guardrail.Arn),
                ("Bedrock:Guardrail:Version", props.Guardrail.VersionIn(scope)),
                .. Sharing(props),
                .. props.Regions.Select((region, at) => ($"Models:Regions:{at}", region)),
                .. props.Teams.SelectMany(team =>
                    team.Value.Select((model, at) => ($"Models:Teams:{team.Key}:Allow:{at}", model))
                ),
            ],
            ("RINGFENCE__Listen__Certificate", $"{props.TlsSecret}:certificate::"),
            ("RINGFENCE__Listen__CertificateKey", $"{props.TlsSecret}:key::")
        );

    /// <summary>What one cell has for itself.</summary>
    public static GatewaySettings OfCell(
        Construct scope,
        string id,
        GatewayFleetProps props,
        LedgerArchive archive,
        int cell
    ) =>
        new(
            scope,
            id,
            $"/{props.Name}/cell-{cell}",
            [
                ("Recording:Origin", $"{props.Name}/cell-{cell}"),
                ("Recording:Archive:To", archive.Of(cell)),
                .. cell > props.Cells
                    ? (ReadOnlySpan<(string, string)>)[("Quotas:Fleet:Own", GatewayCell.NameOf(props, cell))]
                    : [],
            ]
        );

    // Whom quotas are shared with: nobody to ask where all cells always run.
    private static IEnumerable<(string Name, string Value)> Sharing(GatewayFleetProps props)
    {
        if (props.ByLoad.Count == 0)
        {
            yield break;
        }

        yield return ("Quotas:Fleet:Cluster", props.Name);
        yield return ("Quotas:Fleet:Always", props.Cells.ToString(CultureInfo.InvariantCulture));
        for (var at = 0; at < props.ByLoad.Count; at++)
        {
            yield return ($"Quotas:Fleet:Services:{at}", props.ByLoad[at]);
        }
    }

    private void Add(string name, string from) => _environment.Add(new Map { ["Name"] = name, ["ValueFrom"] = from });
}
