using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Redshift;

/// <summary>
/// Parameters that a Redshift cluster takes from its group. The default group has each of those judged here off. Amazon
/// Redshift Management Guide, "Amazon Redshift parameter groups".
/// </summary>
internal static class ClusterParameters
{
    private const string Type = "AWS::Redshift::ClusterParameterGroup";

    /// <summary>The verdict: the cluster's group has the parameter on.</summary>
    public static Verdict Judge(Resource cluster, string parameter)
    {
        var named = cluster["ClusterParameterGroupName"];
        if (cluster.Estate.Find(named, Type) is { } group)
        {
            var on = Truth.Any(
                group["Parameters"].Items,
                each =>
                    each.IsUnresolved
                        ? Truth.Unknown
                        : each["ParameterName"].IsLike(parameter) & each["ParameterValue"].IsTrue
            );
            return Verdict.Of(
                on,
                $"{group.LogicalId} has {parameter} on.",
                $"{group.LogicalId} must have {parameter} true."
            );
        }

        return named.IsMissing || named.StartsWith("default.").IsYes
            ? Verdict.Fail(
                $"ClusterParameterGroupName is {named}: the default group has {parameter} off. Name a group with it on."
            )
            : Verdict.Unknown(
                $"ClusterParameterGroupName is {named}, which stands elsewhere; audit its stack too. It must have {parameter} on."
            );
    }

    /// <summary>The change: the parameter in the group of the same template, or a group of the cluster's own.</summary>
    public static Fix? FixFor(Resource cluster, string parameter)
    {
        var entry = new JsonObject { ["ParameterName"] = parameter, ["ParameterValue"] = "true" };
        var named = cluster["ClusterParameterGroupName"];
        if (cluster.Estate.Find(named, Type) is { } group)
        {
            var path = group["Parameters"].Items.Any(each => each["ParameterName"].Is(parameter).IsYes)
                ? $"Parameters[ParameterName={parameter}].ParameterValue"
                : "Parameters[]";
            return group.Template == cluster.Template
                ? new Fix([new SetProperty(path, path == "Parameters[]" ? entry : "true") { On = group.LogicalId }])
                {
                    Cli =
                        $"aws redshift modify-cluster-parameter-group --parameter-group-name NAME --parameters ParameterName={parameter},ParameterValue=true",
                }
                : null;
        }

        return named.IsMissing || named.StartsWith("default.").IsYes
            ? new Fix([
                new AddResource(
                    "$SelfParameters",
                    new JsonObject
                    {
                        ["Type"] = Type,
                        ["Properties"] = new JsonObject
                        {
                            ["Description"] = "TLS is required and queries are recorded",
                            ["ParameterGroupFamily"] = "redshift-1.0",
                            ["Parameters"] = new JsonArray(
                                new JsonObject { ["ParameterName"] = "require_ssl", ["ParameterValue"] = "true" },
                                new JsonObject
                                {
                                    ["ParameterName"] = "enable_user_activity_logging",
                                    ["ParameterValue"] = "true",
                                }
                            ),
                        },
                    }
                ),
                new SetProperty("ClusterParameterGroupName", new JsonObject { ["Ref"] = "$SelfParameters" }),
            ])
            {
                Mind = "The cluster takes the new group at its next reboot.",
            }
            : null;
    }
}
