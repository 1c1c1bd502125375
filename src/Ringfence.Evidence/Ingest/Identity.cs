using System.Text.Json;

namespace Ringfence.Evidence.Ingest;

/// <summary>CloudTrail's <c>userIdentity</c>, and the person behind it.</summary>
internal ref struct Identity
{
    public ReadOnlySpan<byte> Type;
    public ReadOnlySpan<byte> AccessKey;
    public ReadOnlySpan<byte> Role;
    public bool? Mfa;

    /// <summary>A key that says who it was stands in it twice.</summary>
    public bool Twice;
    private ReadOnlySpan<byte> _arn;
    private ReadOnlySpan<byte> _principalId;
    private ReadOnlySpan<byte> _userName;
    private ReadOnlySpan<byte> _account;
    private ReadOnlySpan<byte> _invokedBy;
    private ReadOnlySpan<byte> _sourceIdentity;
    private ReadOnlySpan<byte> _behalf;

    /// <summary>What names the principal best: IdentityCenterUser has no ARN.</summary>
    public readonly ReadOnlySpan<byte> Principal =>
        _arn.Length > 0 ? _arn
        : _behalf.Length > 0 ? _behalf
        : _principalId.Length > 0 ? _principalId
        : _account.Length > 0 ? _account
        : _invokedBy;

    /// <summary>
    /// <c>sourceIdentity</c> first: a session cannot change it. Then the Identity Center user, then the session's name, which whoever assumes a
    /// role chooses freely.
    /// </summary>
    public readonly ReadOnlySpan<byte> Person
    {
        get
        {
            if (_sourceIdentity.Length > 0)
            {
                return _sourceIdentity;
            }

            if (_behalf.Length > 0)
            {
                return _behalf;
            }

            var colon = _principalId.IndexOf((byte)':');
            return Type.SequenceEqual("AssumedRole"u8) && colon >= 0 ? _principalId[(colon + 1)..] : _userName;
        }
    }

    public readonly ReadOnlySpan<byte> Account => _account;

    public void Read(scoped ref Utf8JsonReader reader)
    {
        if (!reader.Enter())
        {
            return;
        }

        while (reader.Next(out var name))
        {
            switch (name)
            {
                case var _ when name.SequenceEqual("type"u8):
                    Type = reader.Scalar();
                    break;
                case var _ when name.SequenceEqual("principalId"u8):
                    Twice |= _principalId.Length > 0;
                    _principalId = reader.Scalar();
                    break;
                case var _ when name.SequenceEqual("arn"u8):
                    Twice |= _arn.Length > 0;
                    _arn = reader.Scalar();
                    break;
                case var _ when name.SequenceEqual("accountId"u8):
                    _account = reader.Scalar();
                    break;
                case var _ when name.SequenceEqual("accessKeyId"u8):
                    AccessKey = reader.Scalar();
                    break;
                case var _ when name.SequenceEqual("userName"u8):
                    Twice |= _userName.Length > 0;
                    _userName = reader.Scalar();
                    break;
                case var _ when name.SequenceEqual("invokedBy"u8):
                    _invokedBy = reader.Scalar();
                    break;
                case var _ when name.SequenceEqual("sessionContext"u8):
                    Session(ref reader);
                    break;
                case var _ when name.SequenceEqual("onBehalfOf"u8):
                    _behalf = Only("userId"u8, ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    private void Session(scoped ref Utf8JsonReader reader)
    {
        if (!reader.Enter())
        {
            return;
        }

        while (reader.Next(out var name))
        {
            if (name.SequenceEqual("sessionIssuer"u8))
            {
                Role = Only("arn"u8, ref reader);
            }
            else if (name.SequenceEqual("attributes"u8))
            {
                var mfa = Only("mfaAuthenticated"u8, ref reader);
                Mfa = mfa.Length > 0 ? mfa.SequenceEqual("true"u8) : null;
            }
            else if (name.SequenceEqual("sourceIdentity"u8))
            {
                Twice |= _sourceIdentity.Length > 0;
                _sourceIdentity = reader.Scalar();
            }
            else
            {
                reader.Skip();
            }
        }
    }

    // One property of an object of which nothing else is wanted.
    private static ReadOnlySpan<byte> Only(scoped ReadOnlySpan<byte> wanted, scoped ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> found = default;
        if (!reader.Enter())
        {
            return found;
        }

        while (reader.Next(out var name))
        {
            if (name.SequenceEqual(wanted))
            {
                found = reader.Scalar();
            }
            else
            {
                reader.Skip();
            }
        }

        return found;
    }
}
