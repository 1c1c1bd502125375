using System.Text.Json;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.OpenSearch;

/// <summary>
/// A search domain's access policy: its own property, or the call that the CDK's custom resource makes when it deploys
/// (<c>UpdateDomainConfig</c>), for a policy that names the domain itself.
/// </summary>
internal static class DomainPolicy
{
    private static readonly string[] CustomTypes =
    [
        "Custom::OpenSearchAccessPolicy",
        "Custom::ElasticsearchAccessPolicy",
    ];

    /// <summary>The policy, wherever the template writes it.</summary>
    public static PolicyDocument Of(Resource domain)
    {
        if (domain["AccessPolicies"].IsMissing)
        {
            foreach (var custom in domain.Estate.OfTypes(CustomTypes))
            {
                var call = custom["Update"];
                if (
                    custom.Template == domain.Template
                    && call.Text.Contains($"${{{domain.LogicalId}", StringComparison.Ordinal)
                )
                {
                    return PolicyDocument.Read(Parameter(call));
                }
            }
        }

        return domain.Policy("AccessPolicies");
    }

    private static PropertyValue Parameter(PropertyValue call)
    {
        try
        {
            using var json = JsonDocument.Parse(call.Text);
            return PropertyValue.Of(json.RootElement, call.Place)["parameters.AccessPolicies"];
        }
        catch (JsonException)
        {
            return PropertyValue.Unresolved("the call of the custom resource is no JSON as it stands", present: true);
        }
    }
}
