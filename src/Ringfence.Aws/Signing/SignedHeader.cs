using System.Runtime.InteropServices;

namespace Ringfence.Aws.Signing;

/// <summary>A header that a signature covers: lower-case name, value as sent.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SignedHeader(string Name, string Value) : IComparable<SignedHeader>
{
    public int CompareTo(SignedHeader other) => string.CompareOrdinal(Name, other.Name);
}
