using System.Buffers.Binary;
using Ringfence.Aws.Calls;
using Ringfence.Aws.Credentials;
using Ringfence.Aws.Kms;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;

namespace Ringfence.Gateway.Recording;

/// <summary>
/// Signs checkpoints with a key that never leaves AWS KMS. <see cref="Sign"/> blocks for as long as KMS takes: the ledger calls it on the
/// thread that publishes, which no call waits for.
/// </summary>
internal sealed class KmsSigner : ICheckpointSigner
{
    private readonly HttpClient _http;
    private readonly KmsKey _key;
    private readonly string _algorithm;
    private readonly uint _id;

    private KmsSigner(HttpClient http, KmsKey key, string algorithm, VerifierKey verifier)
    {
        (_http, _key, _algorithm, _id) = (http, key, algorithm, verifier.Id);
        VerifierKey = verifier.ToString();
    }

    /// <inheritdoc/>
    public string VerifierKey { get; }

    /// <summary>Asks KMS for the public key.</summary>
    /// <exception cref="LedgerFault">It is not to be had, or signs with what no checkpoint is signed with.</exception>
    public static KmsSigner Open(KmsOptions options, string origin, IAwsKeySource keys, TimeProvider time)
    {
        _ = KmsKeyArn.TryParse(options.Key, out var arn);
        var http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = options.Timeout,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5), // an endpoint's addresses change
            }
        )
        {
            Timeout = options.Timeout,
            MaxResponseContentBufferSize = 1 << 20,
        };
        try
        {
            var endpoint = options.Endpoint.Length > 0 ? new Uri(options.Endpoint) : arn!.Endpoint;
            KmsKey key = new(new SignedHttp(http, keys, time), arn!, endpoint, time);
            var found = Wait(() => key.GetPublicKeyAsync(CancellationToken.None));
            return new(http, key, AlgorithmOf(found, arn!), Verifier(found, origin, arn!));
        }
        catch (Exception failure)
        {
            http.Dispose();
            throw failure is KmsFault or NoAwsKeysException
                ? new LedgerFault($"The ledger's key is not to be had: {failure.Message}", retryable: true, failure)
                : failure;
        }
    }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> noteText)
    {
        var text = noteText.ToArray();
        var signature = Wait(() => _key.SignAsync(text, _algorithm, CancellationToken.None));
        var line = new byte[sizeof(uint) + signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(line, _id);
        signature.CopyTo(line, sizeof(uint));
        return line;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    // On the pool: who opens a ledger may hold the one thread on which their own context would go on.
    private static T Wait<T>(Func<Task<T>> ask) => Task.Run(ask).GetAwaiter().GetResult();

    private static string AlgorithmOf(KmsPublicKey key, KmsKeyArn arn) =>
        (key.KeyUsage, key.KeySpec) switch
        {
            ("SIGN_VERIFY", "ECC_NIST_P256") => "ECDSA_SHA_256",
            ("SIGN_VERIFY", "ECC_NIST_EDWARDS25519") => "ED25519_SHA_512",
            _ => throw new LedgerFault(
                $"The key {arn} is {key.KeyUsage} {key.KeySpec}: checkpoints are signed with SIGN_VERIFY keys of ECC_NIST_P256 or ECC_NIST_EDWARDS25519.",
                retryable: false
            ),
        };

    private static VerifierKey Verifier(KmsPublicKey key, string origin, KmsKeyArn arn)
    {
        try
        {
            return Ledger.Checkpoints.VerifierKey.FromPublicKey(origin, key.Spki);
        }
        catch (FormatException wrong)
        {
            throw new LedgerFault($"The public key of {arn} cannot be read: {wrong.Message}", retryable: false, wrong);
        }
    }
}
