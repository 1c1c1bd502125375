namespace Ringfence.Console;

/// <summary>A person as the record knows them.</summary>
/// <param name="Digests"><c>epoch:kind:digest</c>, in every epoch whose key is there.</param>
/// <param name="Epochs">The names of these epochs.</param>
public sealed record KnownSubject(IReadOnlySet<string> Digests, IReadOnlySet<string> Epochs);
