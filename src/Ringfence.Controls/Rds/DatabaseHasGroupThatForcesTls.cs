using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class DatabaseHasGroupThatForcesTls() : ResourceControl("AWS::RDS::DBInstance", "AWS::RDS::DBCluster")
{
    public override string Title => "Every database runs under parameters that refuse connections without TLS";

    public override string Why => "A group that forces TLS protects only the databases that use it.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["tls-rds-forced"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.TransmissionSecurity,
            Hipaa.TransmissionIntegrity,
            Hipaa.TransmissionEncryption,
            Soc2.CC6_7,
            Nist80053.SC_8,
            Nist80053.SC_8_1,
            Iso27001.A_8_24,
        ];

    public override Construction Build => Construction.By("PhiDatabase");

    public override Verdict Check(Resource resource)
    {
        if (resource.Type == "AWS::RDS::DBInstance" && ClusterMembership.Of(resource).IsYes)
        {
            return ClusterMembership.Elsewhere;
        }

        var path = resource.Type == "AWS::RDS::DBInstance" ? "DBParameterGroupName" : "DBClusterParameterGroupName";
        var type =
            resource.Type == "AWS::RDS::DBInstance"
                ? "AWS::RDS::DBParameterGroup"
                : "AWS::RDS::DBClusterParameterGroup";
        var named = resource[path];
        if (resource.Estate.Find(named, type) is { } group)
        {
            var family = group["Family"];
            return !family.IsLiteral ? Verdict.Unknown($"The family of {group.LogicalId} is known only when deployed.")
                : ForcedTls.ParameterOf(family.Text) is null
                    ? Verdict.NotApplicable($"Family {family} has no parameter that forces TLS.")
                : ForcedTls.Judge(family.Text, group["Parameters"]);
        }

        var isDefault = named.IsMissing || named.StartsWith("default.").IsYes;
        if (!isDefault)
        {
            return Verdict.Unknown($"{path} is {named}, which stands elsewhere; audit its stack too.");
        }

        var engine = DatabaseEngine.Of(resource) + resource["EngineVersion"].Text;
        return ForcedTls.ParameterOf(engine) is null
            ? engine.Length == 0 || resource["Engine"].IsUnresolved
                ? Verdict.Unknown("Engine is not known here; it decides how TLS is forced.")
                : Verdict.NotApplicable($"Engine {engine} has no parameter that forces TLS.")
            : ForcedTls.ByDefault(engine, path);
    }
}
