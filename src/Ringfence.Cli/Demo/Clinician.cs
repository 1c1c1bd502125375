namespace Ringfence.Cli.Demo;

/// <summary>A synthetic person with a token of the development issuer.</summary>
internal sealed record Clinician(string User, string Team, string Role, string Token);
