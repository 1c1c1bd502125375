using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Rds;

/// <summary>The AWS CLI's command that changes a database, which is an instance or a cluster.</summary>
internal static class DatabaseCommand
{
    /// <summary>The command.</summary>
    /// <param name="database">The database.</param>
    /// <param name="options">What is changed, as the AWS CLI takes it.</param>
    public static string For(Resource database, string options) =>
        database.Type == "AWS::RDS::DBCluster"
            ? $"aws rds modify-db-cluster --db-cluster-identifier ID {options}"
            : $"aws rds modify-db-instance --db-instance-identifier ID {options}";
}
