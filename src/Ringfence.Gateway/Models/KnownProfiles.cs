namespace Ringfence.Gateway.Models;

/// <summary>
/// What AWS says of inference profiles: profile id → the ARNs under <c>models</c> in <c>GetInferenceProfile</c>. Asked at every choice, so it
/// must be quick; the host swaps the dictionary whole when it has read a newer one.
/// </summary>
internal delegate IReadOnlyDictionary<string, IReadOnlyList<string>> KnownProfiles();
