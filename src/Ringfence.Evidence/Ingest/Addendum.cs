using System.Text.Json;

namespace Ringfence.Evidence.Ingest;

/// <summary>CloudTrail's <c>addendum</c>: why an event came late, or which earlier event it says anew and in which of its fields.</summary>
internal ref struct Addendum
{
    private ReadOnlySpan<byte> _reason;
    private ReadOnlySpan<byte> _fields;
    private ReadOnlySpan<byte> _original;

    public void Read(scoped ref Utf8JsonReader reader)
    {
        if (!reader.Enter())
        {
            return;
        }

        while (reader.Next(out var name))
        {
            if (name.SequenceEqual("reason"u8))
            {
                _reason = reader.Scalar();
            }
            else if (name.SequenceEqual("updatedFields"u8))
            {
                _fields = reader.Scalar();
            }
            else if (name.SequenceEqual("originalEventID"u8))
            {
                _original = reader.Scalar();
            }
            else
            {
                reader.Skip();
            }
        }
    }

    /// <summary>The columns <c>updates</c> and <c>addendum</c> (the reason, and behind a colon the updated fields) of the row begun last.</summary>
    public readonly void Write(RowBatch to)
    {
        if (_reason.Length == 0)
        {
            return;
        }

        if (_original.Length > 0)
        {
            to.Set(EventColumn.Updates, _original);
        }

        if (_fields.Length == 0)
        {
            to.Set(EventColumn.Addendum, _reason);
            return;
        }

        var room = to.Reserve(EventColumn.Addendum, _reason.Length + 2 + _fields.Length);
        _reason.CopyTo(room);
        ": "u8.CopyTo(room[_reason.Length..]);
        _fields.CopyTo(room[(_reason.Length + 2)..]);
    }
}
