namespace Ringfence.Aws.Bedrock;

/// <summary>The prefixes by which a bare id is known for a cross-region profile. An ARN says so by its resource type.</summary>
internal static class ProfilePrefixes
{
    public static bool Contains(ReadOnlySpan<char> label) =>
        label is "us" or "eu" or "apac" or "jp" or "au" or "ca" or "us-gov" or "global";
}
