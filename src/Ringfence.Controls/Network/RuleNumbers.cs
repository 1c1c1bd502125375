using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Network;

/// <summary>Numbers of rules, which templates write as numbers or as texts.</summary>
internal static class RuleNumbers
{
    extension(PropertyValue value)
    {
        /// <summary>It is this number.</summary>
        public Truth IsNumber(decimal number) => value.AtLeast(number) & value.AtMost(number);
    }
}
