namespace Ringfence.Controls;

/// <summary>
/// Yes, No or Unknown: what a template says of itself before it is deployed. <c>&amp;</c>, <c>|</c> and <c>!</c> are
/// Kleene's: an Unknown that cannot change the answer does not make it Unknown.
/// </summary>
public readonly record struct Truth
{
    private readonly sbyte _value;

    private Truth(sbyte value) => _value = value;

    /// <summary>It holds, whatever is resolved later.</summary>
    public static Truth Yes { get; } = new(1);

    /// <summary>It does not hold, whatever is resolved later.</summary>
    public static Truth No { get; } = new(-1);

    /// <summary>It rests on something that is not known here.</summary>
    public static Truth Unknown => default;

    /// <summary>True for <see cref="Yes"/> alone.</summary>
    public bool IsYes => _value > 0;

    /// <summary>True for <see cref="No"/> alone.</summary>
    public bool IsNo => _value < 0;

    /// <summary>True for <see cref="Unknown"/> alone.</summary>
    public bool IsUnknown => _value == 0;

    /// <summary>A known answer.</summary>
    public static implicit operator Truth(bool value) => value ? Yes : No;

    /// <summary>No where one is No; Yes where both are Yes.</summary>
    public static Truth operator &(Truth left, Truth right) => left._value < right._value ? left : right;

    /// <summary>Yes where one is Yes; No where both are No.</summary>
    public static Truth operator |(Truth left, Truth right) => left._value > right._value ? left : right;

    /// <summary>Yes and No change places.</summary>
    public static Truth operator !(Truth value) => new((sbyte)-value._value);

    /// <summary>Yes where one of the items is Yes; No where all are No, and for no items.</summary>
    public static Truth Any<T>(IEnumerable<T> items, Func<T, Truth> test)
    {
        var answer = No;
        foreach (var item in items)
        {
            answer |= test(item);
            if (answer.IsYes)
            {
                break;
            }
        }

        return answer;
    }

    /// <summary>Yes where all of the items are Yes, and for no items; No where one is No.</summary>
    public static Truth All<T>(IEnumerable<T> items, Func<T, Truth> test)
    {
        var answer = Yes;
        foreach (var item in items)
        {
            answer &= test(item);
            if (answer.IsNo)
            {
                break;
            }
        }

        return answer;
    }

    /// <inheritdoc />
    public override string ToString() =>
        _value switch
        {
            > 0 => "Yes",
            < 0 => "No",
            _ => "Unknown",
        };
}
