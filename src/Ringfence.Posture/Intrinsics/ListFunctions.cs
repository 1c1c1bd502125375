using System.Net;
using System.Net.Sockets;
using Ringfence.Controls.Facts;

namespace Ringfence.Posture.Intrinsics;

/// <summary>The functions that make a list or take from one.</summary>
internal static class ListFunctions
{
    public static PropertyValue Split(FunctionCall call)
    {
        if (call.Argument.Items is not [{ } delimiter, { } text])
        {
            return Resolver.Wrong("Fn::Split", call.Place);
        }

        var (between, whole) = (call.Value(delimiter), call.Value(text));
        if (between.IsLiteral && between.Text.Length > 0 && whole.IsLiteral)
        {
            // An item costs some forty characters more than its own.
            var parts = whole.Text.Split(between.Text);
            return call.Resolver.Template.Composes(whole.Text.Length + (40 * parts.Length))
                ? PropertyValue.Of([.. parts.Select(part => PropertyValue.Of(part, call.Place))], call.Place)
                : PartlyKnown.TooLong(call.Place);
        }

        return PropertyValue.Unresolved(
            "a list cut from a text that is known only when deployed",
            whole.Text.Length > 0 ? whole.Text : "${?}",
            present: true,
            place: call.Place
        );
    }

    public static PropertyValue Select(FunctionCall call)
    {
        if (call.Argument.Items is not [{ } which, { } from])
        {
            return Resolver.Wrong("Fn::Select", call.Place);
        }

        var (index, list) = (call.Value(which), call.Value(from));
        if (index.Number is { } number && list.Kind == PropertyKind.List)
        {
            // An item that is itself a list known later may shift those after it.
            var items = list.Items;
            for (var at = 0; at < items.Count && at <= number; at++)
            {
                if (at == number && at == (int)number)
                {
                    return items[at];
                }
            }
        }

        return PropertyValue.Unresolved(
            "one of a list that is known only when deployed",
            list.IsUnresolved ? list.Text : "${?}",
            present: true,
            place: call.Place
        );
    }

    public static PropertyValue Length(FunctionCall call)
    {
        var list = call.Value(call.Argument);
        return list.Kind == PropertyKind.List
            ? PropertyValue.Of(list.Items.Count, call.Place)
            : PropertyValue.Unresolved(
                "the length of a list that is known only when deployed",
                present: true,
                place: call.Place
            );
    }

    public static PropertyValue Cidr(FunctionCall call)
    {
        if (
            call.Argument.Items is [{ } block, { } count, .. var rest]
            && call.Value(block) is { IsLiteral: true } known
            && IPNetwork.TryParse(known.Text, out var network)
            && network.BaseAddress.AddressFamily == AddressFamily.InterNetwork
            && call.Value(count).Number is >= 1 and <= 256 and var blocks
            && (rest.Count > 0 ? call.Value(rest[0]).Number : 8) is >= 1 and <= 31 and var bits
        )
        {
            var bytes = network.BaseAddress.GetAddressBytes();
            var start = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes);
            var items = new List<PropertyValue>();
            for (var at = 0L; at < (int)blocks; at++)
            {
                System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(start + (at << (int)bits)));
                items.Add(PropertyValue.Of($"{new IPAddress(bytes)}/{32 - (int)bits}", call.Place));
            }

            return PropertyValue.Of(items, call.Place);
        }

        return PropertyValue.Unresolved(
            "the blocks of a network that is known only when deployed",
            present: true,
            place: call.Place
        );
    }
}
