namespace Ringfence.Controls.OpenSearch;

/// <summary>Amazon OpenSearch Service and its Elasticsearch domains.</summary>
internal static class OpenSearchChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new DomainDecidesByDocument(),
        new DomainEncryptsBetweenNodes(),
        new DomainExportsAuditLog(),
        new DomainExportsErrorLog(),
        new DomainExportsSlowLogs(),
        new DomainHasDedicatedMasters(),
        new DomainIsEncryptedAtRest(),
        new DomainIsInVpc(),
        new DomainKnowsItsCallers(),
        new DomainKnowsItsNetworks(),
        new DomainRequiresHttps(),
        new DomainSpansZones(),
        new DomainUsesCustomerKey(),
    ];
}
