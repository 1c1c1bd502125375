using System.Globalization;
using Constructs;
using Ringfence.Cdk.Bedrock;
using Ringfence.Cdk.Network;

namespace Ringfence.Cdk.Gateway;

/// <summary>One cell's settings in Parameter Store, as its container's environment (docs/configuration.md has their meaning).</summary>
internal sealed class GatewaySettings : Construct
{
    private readonly List<object> _environment = [];

    public GatewaySettings(
        Construct scope,
        string id,
        GatewayFleetProps props,
        GatewayRole models,
        LedgerArchive archive,
        int cell
    )
        : base(scope, id)
    {
        var settings = new List<(string Name, string Value)>
        {
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
            ("Recording:Origin", $"{props.Name}/cell-{cell}"),
            ("Quotas:Instances", props.Ceiling.ToString(CultureInfo.InvariantCulture)),
            ("Recording:Archive:To", archive.Of(cell)),
            // Of the task's two minutes; the rest is for its last entries, its last checkpoint and the last copy of both.
            ("Limits:DrainTimeout", "00:01:10"),
            ("Phi:EpochDirectory", "/var/lib/ringfence/keys/subjects"),
            ("Phi:StateDirectory", "/var/lib/ringfence/conversations"),
            ("Bedrock:Region", Amazon.CDK.Stack.Of(this).Region),
            ("Bedrock:RoleArn", models.Arn),
            ("Bedrock:Guardrail:Id", props.Guardrail.Arn),
            ("Bedrock:Guardrail:Version", props.Guardrail.VersionIn(this)),
        };
        settings.AddRange(Fleet(props, cell));
        settings.AddRange(props.Regions.Select((region, at) => ($"Models:Regions:{at}", region)));
        settings.AddRange(
            props.Teams.SelectMany(team =>
                team.Value.Select((model, at) => ($"Models:Teams:{team.Key}:Allow:{at}", model))
            )
        );
        foreach (var (name, value) in settings)
        {
            var words = name.Split(':');
            var parameter = this.Declare(
                // Ids of constructs may hold hyphens; logical ids leave them out, and end in a digest of the whole.
                string.Concat(words),
                "AWS::SSM::Parameter",
                new Map
                {
                    ["Name"] = $"/{props.Name}/cell-{cell}/{string.Join('/', words)}",
                    ["Type"] = "String",
                    ["Value"] = value,
                    ["Description"] = "A setting of the gateway; no secret",
                }
            );
            Add($"RINGFENCE__{string.Join("__", words)}", parameter.Ref);
        }

        Add("RINGFENCE__Listen__Certificate", $"{props.TlsSecret}:certificate::");
        Add("RINGFENCE__Listen__CertificateKey", $"{props.TlsSecret}:key::");
    }

    /// <summary>Names and the stores that their values come from.</summary>
    public IReadOnlyList<object> Environment => _environment;

    // Whom quotas are shared with: nobody to ask where all cells always run.
    private static IEnumerable<(string Name, string Value)> Fleet(GatewayFleetProps props, int cell)
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

        if (cell > props.Cells)
        {
            yield return ("Quotas:Fleet:Own", GatewayCell.NameOf(props, cell));
        }
    }

    private void Add(string name, string from) => _environment.Add(new Map { ["Name"] = name, ["ValueFrom"] = from });
}
