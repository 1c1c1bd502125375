using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Rds;

/// <summary>
/// Whether a DB instance belongs to a cluster, which then holds its storage, backups, logs, parameters and deletion
/// protection. Amazon Aurora User Guide; CloudFormation, AWS::RDS::DBInstance, "DBClusterIdentifier".
/// </summary>
internal static class ClusterMembership
{
    /// <summary>What is judged on the cluster.</summary>
    public static Verdict Elsewhere { get; } =
        Verdict.NotApplicable("A member of a cluster: the cluster decides, and is judged itself.");

    /// <summary>The instance is a member of a cluster. No for a cluster itself.</summary>
    public static Truth Of(Resource database)
    {
        if (database.Type != "AWS::RDS::DBInstance")
        {
            return Truth.No;
        }

        var engine = database["Engine"];
        return database["DBClusterIdentifier"].IsPresent
            | (
                engine.Text.Contains("aurora", StringComparison.OrdinalIgnoreCase) ? Truth.Yes
                : engine.IsLiteral || engine.IsMissing ? Truth.No
                : Truth.Unknown
            );
    }

    /// <summary>A failing verdict is not sure where the instance may turn out to be a member.</summary>
    public static Verdict Weigh(Resource database, Verdict own) =>
        own.Outcome == Outcome.Fail && Of(database).IsUnknown
            ? Verdict.Unknown($"Engine is known only when deployed; unless it is Aurora's: {own.Because}") with
            {
                Place = own.Place,
            }
            : own;
}
