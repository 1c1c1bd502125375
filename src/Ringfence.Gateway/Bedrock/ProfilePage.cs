namespace Ringfence.Gateway.Bedrock;

/// <summary>One page of <c>ListInferenceProfiles</c>, as far as it is read here.</summary>
internal sealed record ProfilePage(
    IReadOnlyList<ProfilePage.Profile> InferenceProfileSummaries,
    string? NextToken = null
)
{
    internal sealed record Profile(string InferenceProfileId, IReadOnlyList<Member> Models);

    internal sealed record Member(string ModelArn);
}
