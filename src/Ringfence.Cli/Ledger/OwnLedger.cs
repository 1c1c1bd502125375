using System.Security.Cryptography;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;

namespace Ringfence.Cli.Ledger;

/// <summary>The ledger below <c>--data</c>, for a command that adds an entry to it.</summary>
internal static class OwnLedger
{
    /// <summary>Its verifier key, as its directory has it.</summary>
    /// <exception cref="BadInputException">There is no ledger.</exception>
    public static VerifierKey Key(DataDirectory data)
    {
        var path = Path.Combine(data.Ledger, "vkey");
        return File.Exists(path) && VerifierKey.TryParse(File.ReadAllText(path), out var key, out _)
            ? key
            : throw new BadInputException(
                $"--data: '{data.Root}' has no ledger; give the directory that `ringfence up` keeps its state in"
            );
    }

    /// <summary>Options and signer for appending. A running gateway holds its ledger: then opening fails and says so.</summary>
    public static (LedgerOptions Options, ICheckpointSigner Signer) ForWriting(DataDirectory data)
    {
        var origin = Key(data).Name;
        if (!File.Exists(data.LedgerKey))
        {
            throw new BadInputException(
                $"--data: the ledger's key {data.LedgerKey} is not here: only its gateway's machine can add to it"
            );
        }

        return (
            new LedgerOptions { Directory = data.Ledger, Origin = origin },
            KeyFile.OpenOrCreate(data.LedgerKey, origin)
        );
    }

    /// <summary>A ledger for evidence packs alone, made where there is none: nobody else holds it.</summary>
    public static (LedgerOptions Options, ICheckpointSigner Signer) ForPacks(DataDirectory data)
    {
        var origin = File.Exists(Path.Combine(data.Ledger, "vkey"))
            ? Key(data).Name
            : $"ringfence.local/packs-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        data.Create();
        return (
            new LedgerOptions { Directory = data.Ledger, Origin = origin },
            KeyFile.OpenOrCreate(data.LedgerKey, origin)
        );
    }
}
