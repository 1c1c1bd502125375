namespace Ringfence.Posture.CloudFormation;

/// <summary>An <c>Equals</c> that the template does not decide: something unknown on the left, and what it may equal.</summary>
/// <param name="Left">The unknown as it is written. Two atoms of one left side exclude each other.</param>
/// <param name="Right">The literal; empty with <see cref="Left"/> naming the whole question where there is none.</param>
internal readonly record struct Atom(string Left, string Right);
