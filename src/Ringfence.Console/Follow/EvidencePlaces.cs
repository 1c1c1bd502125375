namespace Ringfence.Console.Follow;

/// <summary>Where the ledger and the evidence lie.</summary>
/// <param name="Ledger">The running gateway's ledger directory.</param>
/// <param name="Store">The evidence store's file.</param>
/// <param name="Sources">What is read into it beside the ledger: directories, files, <c>s3://</c> places. Ones that do not exist yet are passed over.</param>
public sealed record EvidencePlaces(string Ledger, string Store, IReadOnlyList<string> Sources);
