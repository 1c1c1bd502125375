using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ringfence.Aws;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.Sts;

/// <summary>
/// Makes and opens session credentials. The token is the session itself, sealed with a key of the account, and the secret is
/// derived from it: sessions outlive a restart and nothing about them is stored.
/// </summary>
internal sealed class SessionTokens
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int MostRemembered = 4_096;

    private readonly byte[] _key;

    // Opened tokens, so that each is opened once and its derived signing keys are kept with it. Guarded by itself.
    private readonly Dictionary<string, (Session Session, AwsKeys Keys)> _opened = [];

    public SessionTokens(string directory) =>
        _key = PrivateFile.ReadOrCreate(
            Path.Combine(directory, "session-key"),
            () => RandomNumberGenerator.GetBytes(32)
        );

    public AwsKeys Issue(Session session)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(session, StateJson.Default.Session);
        var sealedToken = new byte[NonceLength + plain.Length + TagLength];
        var nonce = sealedToken.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = Cipher();
        cipher.Encrypt(
            nonce,
            plain,
            sealedToken.AsSpan(NonceLength, plain.Length),
            sealedToken.AsSpan(NonceLength + plain.Length)
        );
        return new(session.AccessKeyId, SecretOf(session), Convert.ToBase64String(sealedToken), session.Expires);
    }

    /// <summary>The session of a token that this account issued, ended or not; null for any other text.</summary>
    public (Session Session, AwsKeys Keys)? Open(string token)
    {
        lock (_opened)
        {
            if (_opened.TryGetValue(token, out var known))
            {
                return known;
            }
        }

        if (Unseal(token) is not { } session)
        {
            return null;
        }

        var opened = (session, new AwsKeys(session.AccessKeyId, SecretOf(session), token, session.Expires));
        lock (_opened)
        {
            if (_opened.Count >= MostRemembered)
            {
                _opened.Clear();
            }

            _opened[token] = opened;
        }

        return opened;
    }

    /// <summary>One for each use: it holds state while it works, and many calls of a new session open its token at once.</summary>
    private AesGcm Cipher() => new(_key, TagLength);

    private Session? Unseal(string token)
    {
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length) || length < NonceLength + TagLength)
        {
            return null;
        }

        var plain = new byte[length - NonceLength - TagLength];
        try
        {
            using var cipher = Cipher();
            cipher.Decrypt(
                bytes.AsSpan(0, NonceLength),
                bytes.AsSpan(NonceLength, plain.Length),
                bytes.AsSpan(length - TagLength, TagLength),
                plain
            );
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return JsonSerializer.Deserialize(plain, StateJson.Default.Session);
    }

    private string SecretOf(Session session) =>
        Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes("secret of " + session.AccessKeyId)))[
            ..40
        ];
}
