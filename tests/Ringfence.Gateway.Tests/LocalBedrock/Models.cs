namespace Ringfence.Gateway.Tests.LocalBedrock;

/// <summary>Models that the tests call.</summary>
internal static class Models
{
    public const string Haiku = "anthropic.claude-3-haiku-20240307-v1:0";
    public const string SonnetThroughProfile = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
    public const string Sonnet = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    public const string NovaLite = "amazon.nova-lite-v1:0";
    public const string TitanText = "amazon.titan-text-express-v1";
}
