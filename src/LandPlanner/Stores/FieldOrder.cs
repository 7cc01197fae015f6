namespace LandPlanner.Stores;

/// <summary>A field by which features are ordered: numbers and dates by size, false before true, text by code point, bytes one by one.</summary>
/// <remarks>What is unknown, and text without a character, comes last either way.</remarks>
/// <param name="Field">Found without regard to case.</param>
public sealed record FieldOrder(string Field, bool IsDescending = false);
