/** Love as pages say it: with one digit, as it is no exact science. */
export const sayLove = (love: number): string => love.toFixed(1);
