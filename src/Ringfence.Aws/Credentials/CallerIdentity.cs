namespace Ringfence.Aws.Credentials;

/// <summary>Whose credentials they are, as GetCallerIdentity says.</summary>
/// <param name="Account">Twelve digits.</param>
/// <param name="Arn">Of the user or the assumed role.</param>
public sealed record CallerIdentity(string Account, string Arn, string UserId);
