namespace Ringfence.Posture.Live;

/// <summary>A region of an account.</summary>
/// <param name="Enabled">False: the account has not opted in, so nothing can run there and nothing was asked.</param>
public sealed record LiveRegion(string Name, bool Enabled);
