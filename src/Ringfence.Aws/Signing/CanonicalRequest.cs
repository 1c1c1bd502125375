using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Ringfence.Aws.Signing;

/// <summary>
/// What a signature covers: <c>METHOD \n path \n query \n name:value\n … \n names \n payload hash</c>.
/// </summary>
/// <param name="target">Path and query exactly as on the wire.</param>
/// <param name="headers">The signed headers, in the order of <c>SignedHeaders</c>.</param>
/// <param name="payloadHash">Lower hex, or <c>UNSIGNED-PAYLOAD</c>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct CanonicalRequest(
    string method,
    ReadOnlySpan<char> target,
    ReadOnlySpan<SignedHeader> headers,
    ReadOnlySpan<char> payloadHash,
    bool isS3
)
{
    private const int UsualBytes = 2048;

    // To set a hash up and take it down again takes longer than to use it.
    [ThreadStatic]
    private static IncrementalHash? t_hash;

    private readonly ReadOnlySpan<char> _target = target;
    private readonly ReadOnlySpan<SignedHeader> _headers = headers;
    private readonly ReadOnlySpan<char> _payloadHash = payloadHash;

    /// <summary>Writes the 32 bytes of its SHA-256.</summary>
    public void Hash(Span<byte> sha256)
    {
        var text = new CanonicalText(stackalloc byte[UsualBytes]);
        try
        {
            Write(ref text);
            // Taken out while in use: one that throws is not used again.
            var hash = t_hash ?? IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            t_hash = null;
            hash.AppendData(text.Written);
            hash.GetHashAndReset(sha256);
            t_hash = hash;
        }
        finally
        {
            text.Dispose();
        }
    }

    public void Write(ref CanonicalText to)
    {
        var question = _target.IndexOf('?');
        to.Add(method);
        to.Add((byte)'\n');
        CanonicalUri.AddPath(ref to, question < 0 ? _target : _target[..question], isS3);
        to.Add((byte)'\n');
        CanonicalUri.AddQuery(ref to, question < 0 ? [] : _target[(question + 1)..]);
        to.Add((byte)'\n');
        foreach (var header in _headers)
        {
            to.Add(header.Name);
            to.Add((byte)':');
            to.AddHeaderValue(header.Value);
            to.Add((byte)'\n');
        }

        to.Add((byte)'\n');
        for (var i = 0; i < _headers.Length; i++)
        {
            if (i > 0)
            {
                to.Add((byte)';');
            }

            to.Add(_headers[i].Name);
        }

        to.Add((byte)'\n');
        to.Add(_payloadHash);
    }
}
