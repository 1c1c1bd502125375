using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Ringfence.Cdk.Gateway;
using Ringfence.Cdk.Tests.Proof;
using Ringfence.Gateway;

namespace Ringfence.Cdk.Tests.Gateway;

/// <summary>What the tasks of the sample are given, as the gateway itself reads it.</summary>
[Collection(nameof(Synthesis))]
public class GatewaySettingsTests(Synthesis synthesis)
{
    private const string Stack = "clinic-production-gateway";

    public static TheoryData<int> Cells => [1, 2, 3, 4];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task The_gateway_takes_every_setting_of_a_cell(int cell)
    {
        var folder = Directory.CreateTempSubdirectory("ringfence-cell-");
        try
        {
            var settings = Settings(cell);
            // What only AWS gives: the task's file system and certificate, a role's ARN, a published version's number, a key.
            Assert.EndsWith(".Arn}", settings["Bedrock:RoleArn"]);
            Assert.EndsWith(".Version}", settings["Bedrock:Guardrail:Version"]);
            settings["Bedrock:RoleArn"] = "arn:aws:iam::333344445555:role/clinic-production-gateway-models";
            settings["Bedrock:Guardrail:Version"] = "1";
            Assert.StartsWith("${clinic-production-keys.LedgerSigning", settings["Recording:Kms:Key"]);
            settings.Remove("Recording:Kms:Key");
            foreach (
                var (name, value) in settings
                    .Where(each => each.Value.StartsWith("/var/lib/ringfence/", StringComparison.Ordinal))
                    .ToList()
            )
            {
                settings[name] = Path.Combine(folder.FullName, value["/var/lib/ringfence/".Length..]);
            }

            (settings["Listen:Certificate"], settings["Listen:CertificateKey"]) = Certificate();

            await using var gateway = GatewayHost.Build(
                new ConfigurationBuilder().AddInMemoryCollection(settings!).Build()
            );

            // What is open ends, the last entries are published and copied, and then ECS's patience ends.
            Assert.InRange(
                gateway.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout.TotalSeconds,
                60,
                (int)Container(cell)["StopTimeout"]! - 1
            );
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void It_counts_the_cells_that_there_are_and_knows_whether_it_is_one_that_comes_and_goes(int cell)
    {
        var settings = Settings(cell);
        Assert.Equal(
            ("4", Stack, "2"),
            (settings["Quotas:Instances"], settings["Quotas:Fleet:Cluster"], settings["Quotas:Fleet:Always"])
        );
        Assert.Equal($"{Stack}-cell-3", settings["Quotas:Fleet:Services:0"]);
        Assert.Equal($"{Stack}-cell-4", settings["Quotas:Fleet:Services:1"]);
        Assert.Equal(cell > 2 ? $"{Stack}-cell-{cell}" : null, settings.GetValueOrDefault("Quotas:Fleet:Own"));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Its_policy_is_the_configurations(int cell)
    {
        var teams = Settings(cell)
            .Where(each => each.Key.StartsWith("Models:Teams:", StringComparison.Ordinal))
            .Select(each => (Words: each.Key.Split(':'), each.Value))
            .OrderBy(each => each.Words[4], StringComparer.Ordinal)
            .GroupBy(each => each.Words[2], each => each.Value)
            .ToDictionary(team => team.Key, team => team.ToList());

        var meant = synthesis.Configuration.Workloads[0].Gateway.Teams;
        Assert.Equal(meant.Keys.Order(), teams.Keys.Order());
        Assert.All(meant, team => Assert.Equal(team.Value, teams[team.Key]));
    }

    // ECS starts a task anew when its definition is another one; the parameters' names, which are all that it refers to, stay.
    [Fact]
    public void Another_value_of_any_setting_is_another_task_definition_of_every_cell()
    {
        var said = Labels(props => props);
        Assert.Equal(2, said.Count);
        Assert.Equal(said, Labels(props => props));
        Assert.All(
            said.Zip(Labels(props => props with { Issuer = "https://other.example.org" })),
            cell => Assert.NotEqual(cell.First, cell.Second)
        );

        // A key's ARN is known to the deployment alone: the label refers to it as the setting does.
        Assert.All(said, labels => Assert.Contains("\"Fn::GetAtt\"", labels, StringComparison.Ordinal));

        static List<string> Labels(Func<GatewayFleetProps, GatewayFleetProps> change)
        {
            using var small = SmallStack.Of(stack => Examples.Fleet(stack, change));
            return
            [
                .. small.Template["Resources"]!
                    .AsObject()
                    .Where(each => each.Value!["Type"]!.ToString() == "AWS::ECS::TaskDefinition")
                    .Select(each =>
                        each.Value!["Properties"]!["ContainerDefinitions"]![0]!["DockerLabels"]!.ToJsonString()
                    ),
            ];
        }
    }

    private Dictionary<string, string> Settings(int cell)
    {
        var template = synthesis.Templates[Stack]["Resources"]!.AsObject();
        return Container(cell)["Secrets"]!
            .AsArray()
            .ToDictionary(
                each => each!["Name"]!.ToString()["RINGFENCE__".Length..].Replace("__", ":"),
                each => Value(template, each!["ValueFrom"]!)
            );
    }

    private JsonNode Container(int cell) =>
        Assert
            .Single(
                synthesis.Templates[Stack]["Resources"]!.AsObject(),
                each => each.Value!["Properties"]?["Family"]?.ToString() == $"{Stack}-cell-{cell}"
            )
            .Value!["Properties"]!["ContainerDefinitions"]![0]!;

    // The store's own value, with references written out; a secret's place where it is one.
    private string Value(JsonObject template, JsonNode from)
    {
        var parameter = (from as JsonObject)?["Ref"] is { } id
            ? template[id.ToString()]!["Properties"]!["Value"]
            : from;
        return Rendered.Of(parameter, Stack, synthesis.Templates)!.ToString();
    }

    private static (string Certificate, string Key) Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=gateway", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch.AddYears(200)
        );
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
