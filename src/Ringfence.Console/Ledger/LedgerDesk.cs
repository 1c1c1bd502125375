using System.Text;
using System.Text.Json;
using Ringfence.Console.Follow;
using Ringfence.Console.SignIn;
using Ringfence.Ledger;
using Ringfence.Ledger.Entries;

namespace Ringfence.Console.Ledger;

/// <summary>Entries and proofs out of the ledger's own files.</summary>
internal sealed class LedgerDesk(EvidencePlaces places, MerkleLog ledger)
{
    private const int Newest = 25;

    /// <summary>Entries made durable so far.</summary>
    public long Size => ledger.Size;

    /// <summary>The latest published checkpoint, a signed note.</summary>
    public string Checkpoint => ledger.Checkpoint;

    /// <summary>Why appends are refused now; null when they are not.</summary>
    public string? Fault => ledger.Fault?.Message;

    /// <summary>The log's verifier key, as its directory has it.</summary>
    public string VerifierKey => File.ReadAllText(Path.Combine(places.Ledger, "vkey")).Trim();

    /// <summary>The newest entries that a person may see, newest first.</summary>
    public IReadOnlyList<LedgerLine> Latest(Person person)
    {
        var reader = LedgerReader.Open(places.Ledger);
        // A viewer's are among others': looked for in the last few bundles, and no further.
        var from = Math.Max(0, reader.Size - (person.Sees is null ? Newest : 2_000));
        var lines = new List<LedgerLine>();
        foreach (var entry in reader.Entries(from))
        {
            var line = LedgerLine.Of(entry);
            if (MaySee(reader, line, person))
            {
                lines.Add(line);
            }
        }
        lines.Reverse();
        return lines.Count > Newest ? lines[..Newest] : lines;
    }

    /// <summary>An entry's bytes and its proof (C2SP tlog-proof); null when there is none, or it is not this person's to see.</summary>
    public async Task<(byte[] Entry, string Proof)?> ProveAsync(long index, Person person)
    {
        if (index < 0 || index >= ledger.Size)
        {
            return null;
        }
        var entry = await ledger.ReadAsync(index);
        if (!MaySee(LedgerReader.Open(places.Ledger), LedgerLine.Of(new(index, entry)), person))
        {
            return null;
        }
        return (entry, (await ledger.ProveInclusionAsync(index)).ToString());
    }

    /// <summary>What decided a call, by its entries.</summary>
    public IReadOnlyList<(string Name, string Value)> Decision(IReadOnlyList<long> entries)
    {
        var reader = LedgerReader.Open(places.Ledger);
        var told = new List<(string, string)>();
        foreach (var index in entries.Where(index => index < reader.Size))
        {
            var bytes = reader.Read(index);
            if (EntryEncoding.TryRead(bytes, out InferenceAsked? asked))
            {
                Call(asked!.Call, told);
            }
            else if (EntryEncoding.TryRead(bytes, out InferenceAnswered? answered))
            {
                if (answered!.Call is { } refused)
                {
                    Call(refused, told);
                }
                Add(
                    "ended",
                    answered.Error == "None"
                        ? $"{answered.Status}, with an answer"
                        : $"{answered.Status}, {answered.Error}; fault: {answered.Fault}"
                );
                Add("guardrail", answered.Guardrail);
                Add("the model stopped because of", answered.StopReason);
                Add("identifiers in the answer", Counts(answered.Phi));
            }
        }
        return told;

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                told.Add((name, value));
            }
        }
    }

    private static void Call(CallContext call, List<(string, string)> told)
    {
        var chosen =
            call.ModelUsed.Length > 0 ? $"{call.ModelAsked} → {call.ModelUsed}" : $"{call.ModelAsked}: not chosen";
        told.Add(("model policy", $"{(call.Policy.Length > 0 ? $"version {call.Policy}: " : "")}{chosen}"));
        if (call.PhiPolicy.Length > 0)
        {
            told.Add(
                (
                    "identifiers in the prompt",
                    $"policy {call.PhiPolicy}: {(call.Phi.Count > 0 ? Counts(call.Phi) : "none found")}"
                )
            );
        }
        if (call.BodyDigest.Length > 0)
        {
            told.Add(("sent to the model", $"{call.BodyBytes} bytes, SHA-256 {call.BodyDigest}"));
        }
    }

    private static string Counts(IReadOnlyDictionary<string, int> counts) =>
        string.Join(", ", counts.Select(pair => $"{pair.Key} {pair.Value}"));

    // The end of a call that was let through names no team: its beginning does.
    private static bool MaySee(LedgerReader reader, LedgerLine line, Person person) =>
        person.Sees is null
        || person.MaySee(
            line.Team is null && line.Asked is { } asked && asked < reader.Size
                ? LedgerLine.Of(new(asked, reader.Read(asked))).Team
                : line.Team
        );

    /// <summary>An entry for a reader: indented, and what is not JSON as it is.</summary>
    public static string Shown(byte[] entry)
    {
        try
        {
            using var json = JsonDocument.Parse(entry);
            var text = new MemoryStream();
            using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Indented = true }))
            {
                json.WriteTo(writer);
            }
            return Encoding.UTF8.GetString(text.ToArray());
        }
        catch (JsonException)
        {
            return Convert.ToBase64String(entry);
        }
    }
}
