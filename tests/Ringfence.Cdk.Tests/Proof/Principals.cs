using System.Text.Json.Nodes;

namespace Ringfence.Cdk.Tests.Proof;

/// <summary>The roles of the synthesized foundation and what their policies say.</summary>
internal sealed class Principals
{
    private readonly Dictionary<string, List<JsonNode>> _byRole = new(StringComparer.Ordinal);

    public Principals(Synthesis synthesis)
    {
        foreach (var (stack, id, body) in synthesis.AllResources)
        {
            if (body["Type"]!.ToString() == "AWS::IAM::Role")
            {
                _byRole.TryAdd($"${{{stack}.{id}}}", []);
                Assert.Null(body["Properties"]!["Policies"]);
                // AWS Backup's own policies name no model and are not in the templates; no other role has one of AWS's.
                Assert.True(
                    body["Properties"]!["ManagedPolicyArns"] is null
                        || stack.EndsWith("-backup", StringComparison.Ordinal),
                    id
                );
            }
        }

        foreach (var (stack, id, body) in synthesis.AllResources)
        {
            if (body["Type"]!.ToString() == "AWS::IAM::ManagedPolicy" && body["Properties"]!["Roles"] is { } roles)
            {
                var document = Rendered.Of(body["Properties"]!["PolicyDocument"], stack, synthesis.Templates)!;
                foreach (var role in Rendered.Of(roles, stack, synthesis.Templates)!.AsArray())
                {
                    _byRole[role!.ToString()].Add(document);
                }
            }

            Names[$"${{{stack}.{id}}}"] = body["Properties"]?["RoleName"]?.ToString() ?? id;
        }
    }

    /// <summary>Each role by its reference.</summary>
    public IReadOnlyCollection<string> All => _byRole.Keys;

    /// <summary>The names of roles, by reference.</summary>
    public Dictionary<string, string> Names { get; } = [];

    /// <summary>What a role's policies say.</summary>
    public IReadOnlyList<JsonNode> Of(string role) => _byRole[role];

    /// <summary>The role with a name.</summary>
    public string Named(string name) => Assert.Single(All, role => Names[role] == name);
}
