export type Matrix = readonly (readonly number[])[];

/** Element of a matrix that is known to have it. */
const at = (matrix: Matrix, row: number, column: number): number => matrix[row]?.[column] ?? Number.NaN;

/** The inverse of a small symmetric positive definite matrix, by Gauss and Jordan with the largest pivot. */
export function inverse(matrix: Matrix): number[][] {
  const size = matrix.length;
  const rows = matrix.map((row, index) => [
    ...row,
    ...Array.from({ length: size }, (_, column) => Number(column === index)),
  ]);
  for (let column = 0; column < size; column++) {
    const candidates = rows.map((_, row) => (row < column ? -1 : Math.abs(at(rows, row, column))));
    const pivotRow = candidates.indexOf(Math.max(...candidates));
    const [pivot, current] = [rows[pivotRow], rows[column]];
    if (!pivot || !current) throw new RangeError("the matrix is empty");
    [rows[column], rows[pivotRow]] = [pivot, current];
    const scale = pivot[column] ?? 0;
    if (Math.abs(scale) < 1e-12) throw new RangeError("the matrix has no inverse");
    const scaled = pivot.map((value) => value / scale);
    for (const [index, row] of rows.entries()) {
      const share = row[column] ?? 0;
      rows[index] =
        index === column ? scaled : row.map((value, place) => value - share * (scaled[place] ?? 0));
    }
  }
  return rows.map((row) => row.slice(size));
}

export const times = (matrix: Matrix, vector: readonly number[]): number[] =>
  matrix.map((row) => row.reduce((sum, value, column) => sum + value * (vector[column] ?? 0), 0));
