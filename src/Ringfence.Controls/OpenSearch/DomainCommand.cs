using Ringfence.Controls.Facts;

namespace Ringfence.Controls.OpenSearch;

/// <summary>The AWS CLI's command that changes a search domain; the older type has a service of its own there.</summary>
internal static class DomainCommand
{
    /// <summary>The command.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="options">What is changed, as the AWS CLI takes it.</param>
    public static string For(Resource domain, string options) =>
        domain.Type == "AWS::Elasticsearch::Domain"
            ? $"aws es update-elasticsearch-domain-config --domain-name NAME {options}"
            : $"aws opensearch update-domain-config --domain-name NAME {options}";
}
